import { FORECAST_KINDS, STATUSES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { at } from './cell.ts';

const OFF = STATUSES.indexOf('off');
const BREACH = STATUSES.indexOf('breach');

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

/** Whether a VM's promise is broken now: each second of it counts. */
export function breaksPromise({ vms }: OpenWorld, vm: number): boolean {
  return at(vms.status, vm) === BREACH && at(vms.isolated, vm) === 0;
}

const HOST_FAILING = FORECAST_KINDS.indexOf('hostFailing');

/** Seconds until a host dies, if that has been announced. */
export function secondsToFailure({ forecasts, tick, scenario }: OpenWorld, host: number): number | undefined {
  for (let row = 0; row < forecasts.rows; row++) {
    if (at(forecasts.kind, row) !== HOST_FAILING || at(forecasts.subject, row) !== host) continue;
    return Math.max(0, (at(forecasts.startsAtTick, row) - tick) * scenario.tickSeconds);
  }
  return undefined;
}
