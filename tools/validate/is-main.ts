import { pathToFileURL } from 'node:url';

/** Whether a module is the program that was started, and not imported by a test. */
export function isMain(moduleUrl: string): boolean {
  return process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === moduleUrl;
}
