import { int } from '#shared/payload.ts';
import { CENTS_PER_COIN } from '#shared/units.ts';
import { cashRefusal, repay } from '../../tenants/index.ts';
import { defineCommand } from '../define.ts';

/** Gives money back to the bank: as much as asked, or all that is owed if that is less. */
export const repayLoan = defineCommand({
  payload: { coins: int(1, 10_000_000) },

  check(world, { coins }) {
    const debt = world.hall.debt[0];
    if (debt === 0) return { code: 'noDebt' };
    return cashRefusal(world, Math.min(coins, debt) * CENTS_PER_COIN);
  },

  apply(world, { coins }, by) {
    const paid = Math.min(coins, world.hall.debt[0]);
    repay(world, paid);
    world.events.push({ type: 'loanRepaid', cents: paid * CENTS_PER_COIN, by });
  },
});
