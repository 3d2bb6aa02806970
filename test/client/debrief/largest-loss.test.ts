import { beforeAll, describe, expect, it } from 'vitest';
import { largestLoss } from '#client/debrief/score/largest-loss.ts';
import { scoreOfSeries } from '#client/debrief/score/score-of-series.ts';
import { teamSteps } from '#client/debrief/score/team-steps.ts';
import { shownSteps, shownTenths, type WaterfallStep } from '#client/debrief/score/waterfall-steps.ts';
import { botsOf } from '#shared/bots/index.ts';
import type { Debrief, TeamAccounts } from '#shared/protocol/debrief.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { FULL_MILLI, playBot } from '#shared/score/index.ts';
import { lossesByDayOf, seriesOf } from '#shared/sim/accounts/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { speakEnglish } from '../english.ts';

beforeAll(speakEnglish);

const step = (key: string, milliPoints: number, more: Partial<WaterfallStep> = {}): WaterfallStep => ({
  key,
  label: key,
  milliPoints,
  colour: '',
  ...more,
});
const by = (cause: 'steal' | 'hostDown', milliPoints: number, tenants: readonly WaterfallStep[] = []) =>
  step(cause, milliPoints, { cause, parts: tenants });

describe('the largest loss of a team', () => {
  it('is the reason that cost the most over all axes, not the largest bar', () => {
    const steps = [
      step('promises', -20_000, { parts: [by('hostDown', -12_000), by('steal', -8_000)] }),
      step('density', -9_000, { parts: [by('steal', -9_000)] }),
    ];
    const loss = largestLoss(steps, undefined);
    expect(loss?.what).toBe('Largest loss: steal time, 17.0 points');
    expect([loss?.step, loss?.part]).toEqual(['density', 'steal']);
    expect(loss?.spread).toBe('That is 9.0 in density and 8.0 in promises.');
  });

  it('is the same figure as the bars that it is made of', () => {
    const steps = [
      step('promises', -45_000, { parts: [by('hostDown', -41_340), by('steal', -3_660)] }),
      step('density', -20_040, { parts: [by('hostDown', -12_530), by('steal', -7_510)] }),
    ];
    const loss = largestLoss(steps, undefined);
    const bars = shownSteps(steps).map((shown, i) => shownTenths(steps[i]?.parts ?? [], shown)[0] ?? 0);
    expect(loss?.spread).toBe(`That is ${-(bars[0] ?? 0) / 10} in promises and ${-(bars[1] ?? 0) / 10} in density.`);
    expect(loss?.what).toBe(`Largest loss: the failure of its host, ${-((bars[0] ?? 0) + (bars[1] ?? 0)) / 10} points`);
  });

  it('names the customer whom it hit the most, why it happens, and orders of this hall that help', () => {
    const tenants = [
      step('steal 1', -1_000, { where: 'It hit Bank.', fromTick: 9 }),
      step('steal 2', -4_000, { where: 'It hit Shop.', fromTick: 5 }),
    ];
    const steps = [step('promises', -5_000, { parts: [by('steal', -5_000, tenants)] })];
    const loss = largestLoss(steps, ['buyHost', 'placeVm']);
    expect(loss).toMatchObject({
      whom: 'It hit Shop.',
      tick: 5,
      why: 'It wants to run but waits for a CPU: the host has promised more CPU than it has.',
      help: 'What would have helped: “Buy a host”.',
    });
  });

  it('may be no lost service at all', () => {
    const steps = [step('density', -9_000, { parts: [step('idleCapacity', -9_000, { reason: 'idleCapacity' })] })];
    const loss = largestLoss(steps, ['sleepHost']);
    expect(loss?.what).toBe('Largest loss: idle hosts, 9.0 points');
    expect(loss?.help).toBe('What would have helped: “Sleep”.');
  });

  it('is none where no point is missing', () => {
    expect(largestLoss([], undefined)).toBeUndefined();
  });
});

describe('the way from a hundred points to the score', () => {
  /** A team that has promised everything twice, as far as the middle of its day. */
  function reckless(): { debrief: Debrief; scenario: Scenario; accounts: TeamAccounts } {
    const scenario = scenarioById('sprint', 'FALL');
    if (!scenario) throw new Error('no sprint');
    const game = playBot(scenario, botsOf('sprint').reckless);
    let world = game.next().value;
    while (world.tick < 900) world = game.next().value;
    const { beats, columns } = seriesOf(world);
    const series = {
      beats,
      columns: Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, [...values]])),
    };
    const hours = Array.from({ length: 24 }, (_, hour) => hour + 1);
    const par = {
      everyS: scenario.secondsPerHour,
      floor: {
        promises: hours.map(() => 0.5),
        density: hours.map(() => 0),
        energy: hours.map(() => 0),
        profit: hours.map(() => 0),
      },
      target: {
        promises: hours.map(() => 1),
        density: hours.map(() => 2),
        energy: hours.map(() => 1e6),
        profit: hours.map((hour) => 1e5 * hour),
      },
    };
    const accounts = { series, losses: lossesByDayOf(world) } as unknown as TeamAccounts;
    return { debrief: { par, weights: 'operations' } as unknown as Debrief, scenario, accounts };
  }

  it('is the score exactly, each bar is its parts exactly, and each cause its customers', () => {
    const { debrief, scenario, accounts } = reckless();
    const steps = teamSteps(debrief, scenario, { team: 0, emblem: 0, accounts }) ?? [];
    const sumOf = (parts: readonly WaterfallStep[]) => parts.reduce((sum, { milliPoints }) => sum + milliPoints, 0);
    const score = scoreOfSeries(debrief, seriesOfColumns(accounts));
    expect(FULL_MILLI + sumOf(steps)).toBe(score?.milliPoints);
    expect(steps.length).toBeGreaterThan(1);
    const nested = steps.flatMap(({ parts = [] }) => parts).filter(({ parts }) => parts !== undefined);
    expect(nested.length).toBeGreaterThan(1);
    for (const each of [...steps, ...nested]) expect(sumOf(each.parts ?? [])).toBe(each.milliPoints);
  });

  function seriesOfColumns({ series }: TeamAccounts) {
    return series as unknown as Parameters<typeof scoreOfSeries>[1];
  }
});
