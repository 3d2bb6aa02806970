import { describe, expect, it } from 'vitest';
import type { Bot } from '#shared/bots/bot.ts';
import { botsOf } from '#shared/bots/index.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { playBot } from '#shared/score/index.ts';
import { type LossLine, lossesOf } from '#shared/sim/accounts/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';

/** What a bot's game of the hall lost, line by line. */
function lossesWith(bot: Bot): { world: World; lines: readonly LossLine[] } {
  const game = playBot(scenarioById('fair-shares', 'S01')!, bot);
  let turn = game.next();
  while (!turn.done) turn = game.next();
  return { world: turn.value, lines: lossesOf(turn.value) };
}

describe('the hall about who may wait', () => {
  const { reference, twin } = botsOf('fair-shares');
  const [allotted, alike] = [lossesWith(reference), lossesWith(twin!)];
  const sum = (lines: readonly LossLine[]) => lines.reduce((total, { goodTicks }) => total + goodTicks, 0);
  const toSteal = ({ lines }: typeof alike) => sum(lines.filter(({ cause }) => cause === 'steal'));
  const of = ({ world, lines }: typeof alike, archetype: string) =>
    sum(lines.filter(({ tenant }) => world.scenario.tenants[tenant]!.archetype === archetype));

  it('loses most of what it loses to steal where all wait alike', () => {
    expect(toSteal(alike) / sum(alike.lines)).toBeGreaterThan(0.5);
  });

  it('loses less than a third of that where somebody says who may wait', () => {
    expect(toSteal(allotted)).toBeLessThan(toSteal(alike) / 3);
  });

  it('has rendering wait by day without losing anything by it, and clinics and banks not', () => {
    expect(of(allotted, 'renderBarn')).toBeLessThan(60);
    for (const hurried of ['clinic', 'ledgerBank']) expect(of(allotted, hurried)).toBeLessThan(of(alike, hurried) / 2);
  });

  it('gives programs that see their cores cores of their own', () => {
    expect([...allotted.world.vms.pinnedCores].some((cores) => cores === 4)).toBe(true);
    expect([...alike.world.vms.pinnedCores].every((cores) => cores === 0)).toBe(true);
  });
});
