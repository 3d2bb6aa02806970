import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hallFile } from '#shared/lab/hall/hall-file.ts';
import { checkPlayable, playedFile, readPlayable } from '#shared/lab/hall/played-file.ts';
import { ExperimentProblems } from '#shared/lab/problems.ts';
import { checkExperiment } from '#shared/lab/read-experiment.ts';
import type { WorldExperiment } from '#shared/lab/schema/experiment.ts';
import { WorldRun } from '#shared/lab/world/run-world.ts';
import { LEVELS } from '#shared/levels/index.ts';
import type { TimedOrder } from '#shared/replay/recording.ts';
import { deal } from '#shared/scenarios/hall.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { Scenario, TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { anyGame } from '../support/any-command.ts';
import { runs } from '../support/runs.ts';

const LEVEL_HALLS = LEVELS.flatMap((level) => (level.kind === 'hall' ? [deal(level.hall, 'L4B')] : []));
const HALLS = [...SCENARIOS, ...LEVEL_HALLS].filter(({ demand }) => demand.kind !== 'trace');

function fileOf(scenario: Scenario) {
  const file = hallFile(scenario);
  if (!file) throw new Error(`no file of ${scenario.id}`);
  return file;
}

/** What a page plays of a file, tick by tick. */
function playedOnPage(scenario: Scenario, orders: readonly TimedOrder[], ticks: number) {
  const world = createWorld(scenario);
  while (world.tick < ticks)
    step(
      world,
      orders.filter(({ tick }) => tick === world.tick),
    );
  return world;
}

/** A model that stands in two groups of a file has a number behind its name in the second. */
function kindOf(model: string): string {
  return model.replace(/-\d+$/, '');
}

/** A tenant without its machines; nobody is asked about one that is there anyway, however long that would stand. */
function contractOf({ vm: _vm, placedOn: _on, offerForS, ...tenant }: TenantSpec) {
  return { ...tenant, offerForS: tenant.baseload ? 0 : offerForS };
}

describe('a hall of the game as an experiment', () => {
  it.each(HALLS.map((scenario) => [scenario.id, scenario] as const))('%s is set up as in the game', (_, scenario) => {
    const { scenario: made } = checkPlayable(fileOf(scenario));
    const modelsOf = ({ hosts, hostModels }: Scenario) =>
      hosts.map(({ model, state }) => ({ ...hostModels.find(({ id }) => id === model), id: kindOf(model), state }));
    expect(modelsOf(made)).toEqual(modelsOf(scenario));
    const kinds = ({ hostModels }: Scenario) => new Set(hostModels.map(({ id }) => kindOf(id)));
    expect(kinds(made)).toEqual(kinds(scenario));
    expect(made).toMatchObject({ facility: scenario.facility, policies: scenario.policies, events: scenario.events });
    expect(made.tenants.map(contractOf)).toEqual(scenario.tenants.map(contractOf));
    made.tenants.forEach(({ vm, placedOn = [] }, i) => {
      const spec = scenario.tenants[i].vm;
      const activeFraction = Math.min(spec.activeFraction, spec.touchedFraction);
      expect(vm).toMatchObject({ ...spec, activeFraction });
      expect(placedOn).toEqual(scenario.tenants[i].placedOn ?? []);
    });
  });

  it('goes as the hall does: the same demand, load, power and books after a minute', () => {
    const scenario = SCENARIOS.find(({ id }) => id === 'sprint') as Scenario;
    const { scenario: made } = checkPlayable(fileOf(scenario));
    const [lab, hall] = [playedOnPage(made, [], 300), playedOnPage(scenario, [], 300)];
    expect(lab.vms.loadPermille).toEqual(hall.vms.loadPermille);
    expect(lab.hosts.powerW).toEqual(hall.hosts.powerW);
    expect([...lab.hall.cash, ...lab.hall.energyWh]).toEqual([...hall.hall.cash, ...hall.hall.energyWh]);
  });

  it('has no goal, no end, and no order that is not allowed', () => {
    const scenario = HALLS.find(({ commands, lengthS }) => commands && lengthS > 0) as Scenario;
    const { scenario: made } = checkPlayable(fileOf(scenario));
    expect([made.lengthS, made.unscored, made.commands, made.injectable]).toEqual([0, true, undefined, undefined]);
  });
});

describe('a hall that somebody tried things in', () => {
  const scenario = SCENARIOS.find(({ id }) => id === 'first-hall') as Scenario;
  const file = fileOf(scenario);
  const start = checkPlayable(file);

  it('as a file that the lab runs comes to the same state at the same tick, whatever was ordered', () => {
    fc.assert(
      fc.property(anyGame(createWorld(start.scenario), 30), (game) => {
        const orders = game.flatMap((due, tick) => due.map(({ by, call }) => ({ tick, by, call })));
        const text = JSON.stringify(playedFile(file, { orders, marks: [] }, game.length));
        const page = playedOnPage(start.scenario, orders, game.length);
        const run = new WorldRun(checkExperiment(JSON.parse(text)) as WorldExperiment, () => {
          throw new Error('no files');
        });
        while (run.world.tick < game.length) run.step();
        expect(run.hash()).toBe(hashWorld(page));
        const again = readPlayable(text);
        expect(again.orders).toEqual(orders);
        expect(hashWorld(playedOnPage(again.scenario, again.orders, game.length))).toBe(hashWorld(page));
      }),
      runs(20),
    );
  });

  it('is refused by a page where it says what a page does not do', () => {
    const refused = (change: object) => {
      try {
        readPlayable(JSON.stringify({ ...file, ...change }));
        return [];
      } catch (error) {
        if (!(error instanceof ExperimentProblems)) throw error;
        return error.problems.map(({ path }) => path);
      }
    };
    expect(refused({})).toEqual([]);
    expect(refused({ controllers: [{ kind: 'balance' }], workload: { kind: 'constant' }, rows: {} })).toEqual([
      'controllers',
      'workload',
    ]);
    expect(refused({ hosts: [] })).toEqual(['hosts']);
  });
});
