/** The sentences that the operator reads at the start, in English: the only ones in the server. */

export function badSetting(name: string, typed: string, wanted: string): string {
  return `The setting ${name} is "${typed}", but it must be ${wanted}.`;
}

export function listening(url: string): string {
  return `Overcommit is ready: ${url}`;
}

export function hostKeyNotice(hostKey: string): string {
  return `Sessions can be hosted from this machine; from others with the host key ${hostKey}`;
}

export function cannotStart(reason: string): string {
  return `Overcommit cannot start: ${reason}`;
}

export function portTaken(port: number): string {
  return `port ${port} is in use; set PORT to another one.`;
}

export function clientMissing(folder: string): string {
  return `There is no built client in ${folder}; "npm run build" makes one.`;
}
