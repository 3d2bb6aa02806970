import { STATUSES } from '#shared/sim/codes.ts';
import type { OpenWorld } from '#shared/sim/world.ts';
import { at } from './cell.ts';

const OFF = STATUSES.indexOf('off');

/** The worst health among the VMs `rows[from] … rows[to − 1]`, as a code; VMs that are off do not count. */
export function worstStatus({ vms }: OpenWorld, rows: ArrayLike<number>, from: number, to: number): number {
  let worst = 0;
  for (let i = from; i < to; i++) {
    const status = at(vms.status, at(rows, i));
    if (status !== OFF && status > worst) worst = status;
  }
  return worst;
}

/** Seconds until money is lost at the present rate; nothing when no loss is in sight. */
export function secondsToBreach({ vms, tick, scenario }: OpenWorld, vm: number): number | undefined {
  const breachAt = at(vms.breachAtTick, vm);
  if (breachAt === 0) return undefined;
  return Math.max(0, (breachAt - tick) * scenario.tickSeconds);
}
