import { NONE } from '#shared/ids.ts';
import { PERMILLE } from '#shared/units.ts';
import { FORECAST_KINDS, type ForecastKind } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';

const FREE = FORECAST_KINDS.indexOf('none');

/** Something that players are told before it happens. */
export interface Forecast {
  readonly kind: Exclude<ForecastKind, 'none'>;
  /** Row that the kind speaks about, −1 = the whole hall. */
  readonly subject: number;
  readonly startsAtTick: number;
  readonly endsAtTick: number;
  readonly factor: number;
  /** By the instructor; absent = by the scenario. */
  readonly injected?: boolean;
}

/** Shows something in the forecast lane. Answers whether there was a free row. */
export function announce({ forecasts }: World, forecast: Forecast): boolean {
  const row = forecasts.kind.indexOf(FREE);
  if (row < 0) return false;
  forecasts.kind[row] = FORECAST_KINDS.indexOf(forecast.kind);
  forecasts.subject[row] = forecast.subject;
  forecasts.startsAtTick[row] = forecast.startsAtTick;
  forecasts.endsAtTick[row] = forecast.endsAtTick;
  forecasts.factorPermille[row] = Math.round(forecast.factor * PERMILLE);
  forecasts.injected[row] = forecast.injected ? 1 : 0;
  return true;
}

/** Frees the rows of forecasts whose time is over. */
export function dropEndedForecasts(world: World): void {
  const { forecasts, tick } = world;
  for (let row = 0; row < forecasts.rows; row++) {
    if (forecasts.kind[row] !== FREE && tick >= forecasts.endsAtTick[row]) clearForecast(world, row);
  }
}

function clearForecast({ forecasts }: World, row: number): void {
  forecasts.kind[row] = FREE;
  forecasts.subject[row] = NONE;
  forecasts.startsAtTick[row] = 0;
  forecasts.endsAtTick[row] = 0;
  forecasts.factorPermille[row] = 0;
  forecasts.injected[row] = 0;
}
