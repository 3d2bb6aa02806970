import { constants, platform, setPriority } from 'node:os';

/**
 * Lets the machine's other threads go first from now on. Only where the priority belongs to the thread that asks (Linux);
 * elsewhere it would be that of the whole process.
 */
export function lowerPriority(): void {
  if (platform() === 'linux') setPriority(constants.priority.PRIORITY_LOW);
}
