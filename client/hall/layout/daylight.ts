/**
 * Light of the room by the hour of the business day. Design values: night until five, full light from nine to sixteen, night again
 * from twenty-one; between them it changes evenly.
 */
const DAWN_FROM = 5;
const DAY_FROM = 9;
const DAY_UNTIL = 16;
const NIGHT_FROM = 21;

/** 0 = night, 1 = full day. */
export function daylight(hour: number): number {
  const ofDay = ((hour % 24) + 24) % 24;
  if (ofDay < DAY_UNTIL) return part(ofDay, DAWN_FROM, DAY_FROM);
  return 1 - part(ofDay, DAY_UNTIL, NIGHT_FROM);
}

/** How low the sun stands, 0..1: highest in the middle of dawn and dusk. */
export function twilight(hour: number): number {
  const light = daylight(hour);
  return 4 * light * (1 - light);
}

function part(value: number, from: number, until: number): number {
  return Math.min(1, Math.max(0, (value - from) / (until - from)));
}
