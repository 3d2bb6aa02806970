import type { World } from '#shared/sim/kernel/world.ts';
import type { HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';

/** Figures of processor time, that levels ask for. */

/** What all VMs together are promised as a floor, in cores of the first host. */
export function coresReserved({ vms, hosts }: World): number {
  return vms.reservationMhz.reduce((sum, mhz) => sum + mhz, 0) / hosts.coreMhz[0];
}

/** The most cores that were promised as floors at a time. Watched as `coresReserved`. */
export const mostReserved: LevelFigure<HallRun> = {
  id: 'mostReserved',
  unit: 'count',
  counts: 'rises',
  read: ({ watched }) => Math.max(0, ...watched.coresReserved),
};

/** The mean of what was watched under a name, of the seconds that there have been; 0 before the first. */
export function meanWatched({ watched }: HallRun, id: string): number {
  const values = watched[id];
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}
