import type { World } from '../kernel/world.ts';

/** Makes energy dearer until a tick; the dearer of two spikes counts. */
export function raiseTariff({ hall, events }: World, factor: number, untilTick: number): void {
  if (hall.tariffUntilTick[0] === 0) events.push({ type: 'tariffSpike', on: true });
  hall.tariffFactor[0] = Math.max(hall.tariffFactor[0], factor);
  hall.tariffUntilTick[0] = Math.max(hall.tariffUntilTick[0], untilTick);
}

/** Brings the price of energy back to normal when its time has come. */
export function endTariff({ hall, tick, events }: World): void {
  if (hall.tariffUntilTick[0] === 0 || tick < hall.tariffUntilTick[0]) return;
  hall.tariffFactor[0] = 1;
  hall.tariffUntilTick[0] = 0;
  events.push({ type: 'tariffSpike', on: false });
}
