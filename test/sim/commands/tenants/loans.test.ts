import { describe, expect, it } from 'vitest';
import { balanceCents } from '#shared/sim/kernel/accounts.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

const FREE_POWER = { dayCentsPerKwh: 0, nightCentsPerKwh: 0, startCents: 1_000_000 };
/** A hall without customers, a second a tick and ten seconds an hour: a day has 240 ticks. */
const bank = () => aWorld({ vms: 1, placedOn: 'nowhere', facility: FREE_POWER, scenario: { tickSeconds: 1 } });

describe('a loan', () => {
  it('[PRI-5] is cash at once, up to the opening balance', () => {
    const world = bank();
    expect(give(world, 'takeLoan', { coins: 10_001 })).toEqual({ code: 'creditLineReached', leftCents: 1_000_000 });
    expect(give(world, 'takeLoan', { coins: 4000 }, 2)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'loanTaken', cents: 400_000, by: 2 });
    expect(world.hall.debt[0]).toBe(4000);
    expect(world.hall.cash[0]).toBe(13_999);
    expect(give(world, 'takeLoan', { coins: 6001 })).toEqual({ code: 'creditLineReached', leftCents: 600_000 });
  });

  it('[PRI-5] costs two percent of the debt in a day, to the cent', () => {
    const world = bank();
    give(world, 'takeLoan', { coins: 5000 });
    run(world, 239);
    expect(world.hall.interestCents[0]).toBe(10_000);
    expect(world.hall.cashExactCents[0]).toBe(balanceCents(world));
  });

  it('[PRI-5] is given back in parts, and never more than is owed', () => {
    const world = bank();
    expect(give(world, 'repayLoan', { coins: 1 })).toEqual({ code: 'noDebt' });
    give(world, 'takeLoan', { coins: 5000 });
    expect(give(world, 'repayLoan', { coins: 2000 })).toBeUndefined();
    expect(world.hall.debt[0]).toBe(3000);
    expect(give(world, 'repayLoan', { coins: 9000 })).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'loanRepaid', cents: 300_000, by: 0 });
    expect([world.hall.debt[0], world.hall.repaidCents[0]]).toEqual([0, 500_000]);
    const before = world.hall.interestCents[0];
    run(world, 100);
    expect(world.hall.interestCents[0]).toBe(before);
  });

  it('[PRI-5] cannot be given back without the money', () => {
    const world = bank();
    give(world, 'takeLoan', { coins: 10_000 });
    give(world, 'buyHost', { model: 2 });
    expect(give(world, 'repayLoan', { coins: 10_000 })).toMatchObject({ code: 'notEnoughCash' });
  });
});
