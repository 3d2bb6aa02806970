import { describe, expect, it } from 'vitest';
import { bookLines } from '#client/debrief/score/books-table.tsx';
import { botsOf } from '#shared/bots/index.ts';
import { accountsOf } from '#shared/debrief/team-accounts.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { playBot } from '#shared/score/index.ts';
import { seriesOf } from '#shared/sim/accounts/index.ts';

describe('the books on the last page', () => {
  it.each(['careful', 'reckless'] as const)('of a %s operator add up to the balance, to the cent', (bot) => {
    const scenario = scenarioById('sprint', 'BOOKS');
    if (!scenario) throw new Error('no sprint');
    const game = playBot(scenario, botsOf('sprint')[bot]);
    let turn = game.next();
    for (let ticks = 0; ticks < 700 && !turn.done; ticks++) turn = game.next();
    const world = turn.value;
    const { books } = accountsOf(world, seriesOf(world), [], {});
    const lines = bookLines(books);
    expect(lines.reduce((sum, { cents }) => sum + cents, 0)).toBe(books.cashCents);
    expect(lines.map(({ field }) => field)).toContain('revenueCents');
    expect(lines.every(({ field, cents }) => cents !== 0 || field === 'openingCents')).toBe(true);
  });
});
