import { seededDraws } from '#shared/sim/kernel/random.ts';

/** Some of a list in an order that the seed gives; all of them if no number is said. */
export function drawn<T>(seed: string, name: string, from: readonly T[], count = from.length): T[] {
  const draw = seededDraws(seed, name);
  const left = [...from];
  const found: T[] = [];
  while (found.length < count && left.length > 0) found.push(...left.splice(Math.floor(draw() * left.length), 1));
  return found;
}
