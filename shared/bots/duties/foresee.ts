import { FORECAST_KINDS, type ForecastKind } from '#shared/sim/kernel/codes/index.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** Something in the forecast lane: seconds until it begins (below 0: since it began) and until it ends, and how strong. */
export interface Foreseen {
  readonly subject: number;
  readonly startsInS: number;
  readonly endsInS: number;
  readonly factor: number;
}

/** What the forecast lane says of a kind: the next or present one, or nothing. */
export function foreseen({ forecasts, scenario, tick }: OpenWorld, kind: ForecastKind): Foreseen | undefined {
  const row = forecasts.kind.indexOf(FORECAST_KINDS.indexOf(kind));
  if (row < 0) return undefined;
  return {
    subject: forecasts.subject[row],
    startsInS: secondsAt(scenario, forecasts.startsAtTick[row] - tick),
    endsInS: secondsAt(scenario, forecasts.endsAtTick[row] - tick),
    factor: forecasts.factorPermille[row] / 1000,
  };
}

/** Whether a customer has a rush now: it is over before a host that is bought for it is there. */
export function isRushing(world: OpenWorld): boolean {
  const rush = foreseen(world, 'tenantBurst');
  return rush !== undefined && rush.startsInS <= 0;
}
