import { beforeAll, describe, expect, it } from 'vitest';
import { botsOf } from '#shared/bots/index.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { lossesOf } from '#shared/sim/accounts/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import { TECHNIQUES, type Technique } from '#shared/sim/kernel/codes/index.ts';
import type { TimedEvent } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { give } from '../support/give.ts';
import { playGame } from '../support/play-game.ts';

const scenario = scenarioById('old-and-new', 'S2')!;
const BOTS = ['idle', 'reference', 'twin'] as const;

/** First VM of the first tenant of that kind. */
function firstOf({ vms, tenants }: World, archetype: string): number {
  return Array.from(vms.tenant).findIndex(
    (tenant) => tenant >= 0 && scenario.tenants[tenants.archetype[tenant]!]?.archetype === archetype,
  );
}

const techniqueOf = (world: World, archetype: string): Technique =>
  TECHNIQUES[world.vms.technique[firstOf(world, archetype)]!]!;

describe('old and new', () => {
  const worlds: { [bot: string]: World } = {};
  beforeAll(() => {
    for (const bot of BOTS) worlds[bot] = playGame(scenario, botsOf('old-and-new')[bot]!);
  }, 60_000);

  it('refuses what cannot be: VT on a processor without it, closed kernels that ask, foreign code that runs', () => {
    const world = createWorld(scenario);
    const tell = (archetype: string, technique: (typeof TECHNIQUES)[number]) =>
      give(world, 'setTechnique', { vm: firstOf(world, archetype), technique: technique as 'jvm' })?.code;
    expect(tell('cornerShop', 'hardwareAssist')).toBe('noHardwareAssist');
    expect(tell('ledgerBank', 'paravirtual')).toBe('kernelIsClosed');
    expect(tell('payroll79', 'hardwareAssist')).toBe('foreignInstructions');
    expect(tell('rtosWorks', 'container')).toBe('notHostsKernel');
  });

  it('is played by asking on old processors, by VT for closed kernels, by translation for real time, by an emulator for foreign code', () => {
    const { reference } = worlds;
    expect(techniqueOf(reference!, 'cornerShop')).toBe('paravirtual');
    expect(techniqueOf(reference!, 'ledgerBank')).toBe('hardwareAssist');
    expect(techniqueOf(reference!, 'rtosWorks')).toBe('binaryTranslation');
    expect(techniqueOf(reference!, 'payroll79')).toBe('emulator');
    expect(techniqueOf(reference!, 'bloggerCoop')).toBe('container');
  });

  it('loses what techniques cost: cycles that nobody has left', () => {
    const lost = (bot: string) =>
      lossesOf(worlds[bot]!)
        .filter(({ cause }) => cause === 'steal' || cause === 'techniqueTax')
        .reduce((sum, { goodTicks }) => sum + goodTicks, 0);
    expect(lost('twin')).toBeGreaterThan(4 * lost('reference'));
  });

  it('keeps a fifth more of its promises by who chooses', () => {
    const kept = (bot: string) => worlds[bot]!.hall.slaPermille[0]!;
    expect(kept('reference')).toBeGreaterThan(930);
    expect(kept('twin')).toBeLessThan(kept('reference') - 150);
  });
});

describe('what goes wrong in old and new', () => {
  const only = (kind: TimedEvent['kind'], subject: number) => ({
    ...scenario,
    events: [{ kind, subject, atS: 100, forS: 60, warningS: 0, factor: 1 }],
  });
  const badTicks = (bot: 'idle' | 'reference', events: typeof scenario) => {
    const { series } = playGame(events, botsOf('old-and-new')[bot]);
    const beats = scenario.lengthS - 1;
    return (series.owedTicks[beats]! - series.goodTicks[beats]!) / 5;
  };
  const calm = { ...scenario, events: [] };

  it.each([
    ['guestCrash', 0],
    ['stealthHang', 0],
    ['kernelPanic', 4],
  ] as const)('%s costs who does nothing thirty seconds of a VM and more, and half at most who answers', (kind, at) => {
    const cost = (bot: 'idle' | 'reference') => badTicks(bot, only(kind, at)) - badTicks(bot, calm);
    const [idle, reference] = [cost('idle'), cost('reference')];
    expect(idle).toBeGreaterThan(30);
    expect(reference).toBeLessThan(idle / 2);
  });
});
