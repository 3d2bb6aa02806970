import { freshCode } from '#shared/protocol/codes.ts';

/** Signs of a seed that nobody has chosen. Design value. */
const SEED_SIGNS = 6;

/** A seed that nobody has chosen. */
export function anySeed(): string {
  return freshCode(SEED_SIGNS, Math.random);
}
