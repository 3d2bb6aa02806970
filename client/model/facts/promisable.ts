import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { at } from './cell.ts';

/** MiB that a host may promise to its VMs ([CLU-12]). */
export function promisableMib({ hosts, hall }: OpenWorld, host: number): number {
  return Math.floor((at(hosts.memMib, host) * at(hall.overcommitPercent, 0)) / 100);
}
