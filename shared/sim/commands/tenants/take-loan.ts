import { int } from '#shared/payload.ts';
import { CENTS_PER_COIN } from '#shared/units.ts';
import { borrow, creditLine } from '../../tenants/index.ts';
import { defineCommand } from '../define.ts';

/** Borrows money at two percent a day, up to what the hall was founded with. */
export const takeLoan = defineCommand({
  payload: { coins: int(1, 10_000_000) },

  check(world, { coins }) {
    const left = creditLine(world) - world.hall.debt[0];
    return coins > left ? { code: 'creditLineReached', leftCents: left * CENTS_PER_COIN } : undefined;
  },

  apply(world, { coins }, by) {
    borrow(world, coins);
    world.events.push({ type: 'loanTaken', cents: coins * CENTS_PER_COIN, by });
  },
});
