import { CENTS_PER_COIN } from '#shared/units.ts';
import { held } from './quantize.ts';
import type { World } from './world.ts';

/** What the balance must be, in cents: the opening balance, what came in, less what went out. Exact, because all cents are whole. */
export function balanceCents({ hall }: World): number {
  const inCents = hall.startCents[0] + hall.revenueCents[0] + hall.salesCents[0] + hall.loansCents[0];
  const runningCents = hall.creditsCents[0] + hall.energyCents[0] + hall.interestCents[0] + hall.goodwillCents[0];
  return inCents - runningCents - hall.purchasesCents[0] - hall.repaidCents[0];
}

/** What running the hall has brought so far, in cents: without trade and loans. */
export function resultCents({ hall }: World): number {
  const costCents = hall.creditsCents[0] + hall.energyCents[0] + hall.interestCents[0] + hall.goodwillCents[0];
  return hall.revenueCents[0] - costCents;
}

/** Moves the balance by whole cents; the open one moves at once, so that two orders in one tick cannot spend the same money. */
export function settle({ hall }: Pick<World, 'hall'>, cents: number): void {
  hall.cashExactCents[0] += cents;
  hall.cash[0] = held(Math.floor(hall.cashExactCents[0] / CENTS_PER_COIN));
}
