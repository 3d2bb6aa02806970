import { HYPERVISORS, IO_PATHS, TECHNIQUES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { backendOf, type PathCost, pathCost } from './io-paths.ts';

const COSTS: readonly PathCost[] = HYPERVISORS.flatMap((hypervisor) =>
  TECHNIQUES.flatMap((technique) =>
    IO_PATHS.map((path) => pathCost(backendOf(technique, path, hypervisor), hypervisor)),
  ),
);

/** What the path of a guest costs, by the number that `pathOf` answers; flat, for loops over all guests. */
export const NET_US = Float64Array.from(COSTS, ({ netUs }) => netUs);
const DISK_US = Float64Array.from(COSTS, ({ diskUs }) => diskUs);
export const DOM0_PACKET = Float64Array.from(COSTS, ({ dom0Packet }) => dom0Packet);
export const DOM0_DISK = Float64Array.from(COSTS, ({ dom0DiskRequest }) => dom0DiskRequest);

/** Number of the path by which a guest reaches its devices on a host: of indices of the closed lists. */
export function pathNumber(hypervisor: number, technique: number, ioPath: number): number {
  return (hypervisor * TECHNIQUES.length + technique) * IO_PATHS.length + ioPath;
}

/** What its path adds to each disk request of a placed guest, ms. */
export function diskPathMs({ vms, hosts }: World, v: number): number {
  return DISK_US[pathNumber(hosts.hypervisor[vms.host[v]], vms.technique[v], vms.ioPath[v])] / 1000;
}
