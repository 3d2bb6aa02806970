import { CENTS_PER_COIN } from '#shared/units.ts';
import { settle } from '../../kernel/accounts.ts';
import type { Refusal } from '../../kernel/refusals.ts';
import { daySecondsOf } from '../../kernel/scenario/series-rows.ts';
import { ticksOf } from '../../kernel/time.ts';
import type { OpenWorld, World } from '../../kernel/world.ts';

/** Interest of a loan: two percent a business day; game value. */
const CENTS_PER_COIN_AND_DAY = 2;

/** What the bank lends at most, in whole ¤: as much as the hall was founded with; design value. */
export function creditLine({ scenario }: OpenWorld): number {
  return Math.floor(scenario.facility.startCents / CENTS_PER_COIN);
}

/** Interest of a loan of so many ¤ for a business day, in cents. */
export function interestPerDayCents(coins: number): number {
  return coins * CENTS_PER_COIN_AND_DAY;
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

/**
 * Pays the interest of this tick in whole cents; what is less than one waits as ¤ × ticks, so that a day costs exactly its
 * share. Answers the exact sum.
 */
export function payInterest({ hall, scenario }: World): number {
  if (hall.debt[0] === 0) return 0;
  const dayTicks = ticksOf(scenario, daySecondsOf(scenario));
  hall.unpaidCoinTicks[0] += hall.debt[0];
  const wholeCents = Math.floor((hall.unpaidCoinTicks[0] * CENTS_PER_COIN_AND_DAY) / dayTicks);
  hall.unpaidCoinTicks[0] -= (wholeCents * dayTicks) / CENTS_PER_COIN_AND_DAY;
  hall.interestCents[0] += wholeCents;
  hall.cashExactCents[0] -= wholeCents;
  return (hall.debt[0] * CENTS_PER_COIN_AND_DAY) / dayTicks;
}
