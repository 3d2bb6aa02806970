import { beforeAll, describe, expect, it } from 'vitest';
import { classLosses } from '#client/debrief/class/class-losses.ts';
import { byHost, vmsOfLoss } from '#client/debrief/replay/loss-mark.ts';
import { roomThen } from '#client/debrief/score/room-then.ts';
import { teamSteps } from '#client/debrief/score/team-steps.ts';
import { botsOf } from '#shared/bots/index.ts';
import { NONE } from '#shared/ids.ts';
import type { Debrief, TeamAccounts, TeamDebrief } from '#shared/protocol/debrief.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { playBot } from '#shared/score/index.ts';
import { lossesByDayOf, lossesOf, seriesOf } from '#shared/sim/accounts/index.ts';
import { CAUSES } from '#shared/sim/kernel/codes/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { speakEnglish } from '../english.ts';

const PLAYED_TICKS = 900;
let scenario: Scenario;
let debrief: Debrief;
let idle: World;

beforeAll(async () => {
  await speakEnglish();
  const found = scenarioById('sprint', 'CLASS');
  if (!found) throw new Error('no sprint');
  scenario = found;
  const bots = botsOf('sprint');
  idle = played(bots.idle);
  const teams = [idle, played(bots.reckless), played(bots.reckless)].map(teamOf);
  debrief = { par: parOf(scenario.secondsPerHour), weights: 'operations', teams } as unknown as Debrief;
});

function played(bot: ReturnType<typeof botsOf>['idle']): World {
  const game = playBot(scenario, bot);
  let world = game.next().value;
  while (world.tick < PLAYED_TICKS) world = game.next().value;
  return world;
}

function teamOf(world: World, team: number): TeamDebrief {
  const { beats, columns } = seriesOf(world);
  const series = { beats, columns: Object.fromEntries(Object.entries(columns).map(([name, all]) => [name, [...all]])) };
  return { team, emblem: team, accounts: { series, losses: lossesByDayOf(world) } as unknown as TeamAccounts };
}

function parOf(everyS: number) {
  const hours = (value: number) => Array.from({ length: 24 }, () => value);
  const side = (promises: number, density: number, energy: number, profit: number) => ({
    promises: hours(promises),
    density: hours(density),
    energy: hours(energy),
    profit: hours(profit),
  });
  return { everyS, floor: side(0.5, 0, 0, 0), target: side(1, 2, 1e6, 1e6) };
}

describe('what cost a class points', () => {
  it('adds up, over all reasons, to what its teams are short of on average', () => {
    const missing = debrief.teams.flatMap((team) => teamSteps(debrief, scenario, team) ?? []);
    const short = missing.reduce((sum, { milliPoints }) => sum - milliPoints, 0) / debrief.teams.length;
    const losses = classLosses(debrief, scenario);
    expect(losses.reduce((sum, { averageMilli }) => sum + averageMilli, 0)).toBeCloseTo(short, 6);
    expect(losses.length).toBeGreaterThan(2);
    const averages = losses.map(({ averageMilli }) => averageMilli);
    expect(averages).toEqual([...averages].sort((a, b) => b - a));
  });

  it('counts the teams that a reason hit, and leads to the worst of them at its first tick', () => {
    const unplaced = classLosses(debrief, scenario).find(({ reason }) => reason === 'notPlaced');
    const line = lossesOf(idle)
      .filter(({ cause }) => cause === 'notPlaced')
      .reduce((a, b) => (b.weightedTicks > a.weightedTicks ? b : a));
    expect(unplaced?.moment).toEqual({
      team: 0,
      tick: line.firstTick,
      about: { tenant: line.tenant, cause: 'notPlaced' },
    });
    expect(unplaced?.mostMilli).toBeGreaterThan(unplaced?.averageMilli ?? 0);
    expect(unplaced?.customers.length).toBeGreaterThan(0);
  });

  it('is nothing where no team has points', () => {
    const { par: _, ...rest } = debrief;
    expect(classLosses(rest as Debrief, scenario)).toEqual([]);
  });
});

describe('a hall that had room', () => {
  it('is told from the series: hosts that promised half of theirs have room for a guest, full ones do not', () => {
    const world = aWorld({ hosts: 2, vms: 2, vm: { memMib: 8192 } });
    const series = (promisedPermille: number) => ({
      beats: 10,
      columns: {
        hostsOn: new Array<number>(10).fill(2),
        overcommitPercent: new Array<number>(10).fill(100),
        promisedPermille: new Array<number>(10).fill(promisedPermille),
      } as unknown as TeamAccounts['series']['columns'],
    });
    // 64 GiB less 2 GiB at most for a hypervisor and half of 64 GiB leave 30 GiB; 900 ‰ leave 4.4 GiB.
    expect(roomThen(world.scenario, series(500))(0, 5, 45)).toBe(true);
    expect(roomThen(world.scenario, series(900))(0, 5, 45)).toBe(false);
    expect(roomThen(world.scenario, undefined)(0, 5, 45)).toBe(false);
  });
});

describe('what a loss is about, in the hall of its moment', () => {
  it('is the VMs of the customer that suffer from its cause, host by host; all of them where none does', () => {
    const world = run(aWorld({ hosts: 2, vms: 4, placedOn: [0, 0, 1, 1] }), 20);
    const about = { tenant: 0, cause: 'steal' } as const;
    expect(vmsOfLoss(world, about)).toHaveLength(4);
    for (const vm of [0, 2]) world.vms.cause[vm] = CAUSES.indexOf('steal');
    expect(vmsOfLoss(world, about)).toEqual([0, 2]);
    world.vms.host[3] = NONE;
    expect([...byHost(world, [0, 1, 2, 3])]).toEqual([
      [0, [0, 1]],
      [1, [2]],
      [NONE, [3]],
    ]);
  });
});
