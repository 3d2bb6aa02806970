import { CENTS_PER_COIN } from '#shared/units.ts';
import type { Refusal } from '../refusals.ts';
import { hoursPerTick } from '../time.ts';
import type { OpenWorld, World } from '../world.ts';
import { settle } from './books.ts';

/** Interest of a loan per business day; game value. */
const INTEREST_PER_DAY = 0.02;
const HOURS_PER_DAY = 24;

/** What the bank lends at most, in whole ¤: as much as the hall was founded with; design value. */
export function creditLine({ scenario }: OpenWorld): number {
  return Math.floor(scenario.facility.startCents / CENTS_PER_COIN);
}

/** Why a hall cannot pay so many cents, or nothing. */
export function cashRefusal({ hall }: OpenWorld, needCents: number): Refusal | undefined {
  const haveCents = hall.cash[0] * CENTS_PER_COIN;
  return needCents > haveCents ? { code: 'notEnoughCash', needCents, haveCents } : undefined;
}

/** Borrows so many ¤. */
export function borrow(world: World, coins: number): void {
  world.hall.debt[0] += coins;
  world.hall.loansCents[0] += coins * CENTS_PER_COIN;
  settle(world, coins * CENTS_PER_COIN);
}

/** Gives so many ¤ back. */
export function repay(world: World, coins: number): void {
  world.hall.debt[0] -= coins;
  world.hall.repaidCents[0] += coins * CENTS_PER_COIN;
  settle(world, -coins * CENTS_PER_COIN);
}

/** Pays the interest of this tick, in whole cents, fractions carried; answers the exact sum. */
export function payInterest({ hall, scenario }: World): number {
  if (hall.debt[0] === 0) return 0;
  const dueCents = (hall.debt[0] * CENTS_PER_COIN * INTEREST_PER_DAY * hoursPerTick(scenario)) / HOURS_PER_DAY;
  const exactCents = dueCents + hall.interestFraction[0];
  const wholeCents = Math.floor(exactCents);
  hall.interestFraction[0] = exactCents - wholeCents;
  hall.interestCents[0] += wholeCents;
  hall.cashExactCents[0] -= wholeCents;
  return dueCents;
}
