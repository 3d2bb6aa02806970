/** Round numbers from at most `least` to at least `most`, about `wanted` of them: 1, 2 or 5 times a power of ten apart. */
export function axisTicks(least: number, most: number, wanted: number): number[] {
  const gap = stepFor((most > least ? most - least : Math.max(1, Math.abs(most))) / wanted);
  const [first, last] = [Math.floor(least / gap + 1e-9), Math.ceil(most / gap - 1e-9)];
  return Array.from({ length: Math.max(2, last - first + 1) }, (_, i) => Number(((first + i) * gap).toPrecision(12)));
}

function stepFor(rough: number): number {
  let power = 1;
  while (power * 10 <= rough) power *= 10;
  while (power > rough) power /= 10;
  const factor = [1, 2, 5, 10].find((f) => f * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** A number on an axis: thousands apart, no needless digits. */
export function tickLabel(value: number): string {
  const [whole = '', part] = String(Math.abs(value) < 1e-12 ? 0 : value).split('.');
  const grouped = whole.length > 5 ? whole.replace(/(\d)(?=(\d{3})+$)/g, '$1\u202f') : whole;
  return part === undefined ? grouped : `${grouped}.${part}`;
}
