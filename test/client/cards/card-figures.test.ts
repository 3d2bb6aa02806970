import { beforeAll, describe, expect, it } from 'vitest';
import type { CardId, CardSubject } from '#client/cards/card-call.ts';
import { termValues } from '#client/cards/figures/formula.ts';
import { FORMULAS, formulaOf } from '#client/cards/figures/formulas.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { aWorld, PLAIN_VM, run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';
import { livelyWorld } from '../../support/lively-world.ts';
import { speakEnglish } from '../english.ts';

beforeAll(speakEnglish);

const TABLES: { readonly [K in CardSubject['kind']]: (world: World) => number } = {
  hall: () => 1,
  host: ({ hosts }) => hosts.rows,
  vm: ({ vms }) => vms.rows,
  tenant: ({ tenants }) => tenants.rows,
  datastore: ({ datastores }) => datastores.rows,
  migration: ({ migrations }) => migrations.rows,
};

/** Every formula of every row that has one. */
function* told(world: World) {
  for (const kind of Object.keys(FORMULAS) as CardSubject['kind'][]) {
    for (const id of Object.keys(FORMULAS[kind]) as CardId[]) {
      for (let row = 0; row < TABLES[kind](world); row++) {
        const formula = formulaOf(id, { world, kind, row });
        if (formula) yield { id, kind, row, formula };
      }
    }
  }
}

describe('the formula of a card', () => {
  it('gives the figure that is shown, at any tick of a lively hall', () => {
    const world = livelyWorld();
    const met = new Set<CardId>();
    for (let tick = 0; tick < 300; tick++) {
      step(world, []);
      if (tick % 7 !== 0) continue;
      for (const { id, kind, row, formula } of told(world)) {
        met.add(id);
        const shown = formula.figure.read(world, row);
        const computed = formula.compute(termValues(formula, world, row));
        if (!(Math.abs(computed - shown) <= formula.within + 1e-9))
          expect.fail(`${id} of ${kind} ${row} at tick ${tick}: ${computed} is not ${shown}`);
      }
    }
    expect(met.size).toBeGreaterThan(30);
  });
});

const numbersOf = (world: World, kind: CardSubject['kind'], id: CardId, row = 0): Record<string, number> => {
  const formula = formulaOf(id, { world, kind, row });
  if (!formula) throw new Error(`${id} has no numbers here`);
  return { ...termValues(formula, world, row), figure: formula.figure.read(world, row) };
};

/** Terms that open columns do not tell are worked out from them; here is what the engine itself has. */
describe('a term that is worked out', () => {
  it('is the PUE of the building', () => {
    const world = run(aWorld({ hosts: 3, vms: 12 }), 100);
    expect(numbersOf(world, 'hall', 'fact.power').pue).toBeCloseTo(world.hall.pueExact[0]!, 1);
  });

  it('is what caches and deltas take of a host that compresses', () => {
    const world = run(
      aWorld({
        hosts: 1,
        vms: 19,
        vm: { memMib: 4096, touchedFraction: 0.95, activeFraction: 0.3, balloonDriver: false },
        policies: { overcommitPercent: 200 },
      }),
      600,
    );
    expect(world.hosts.cacheMib[0]).toBeGreaterThan(100);
    expect(
      Math.abs(numbersOf(world, 'host', 'fact.freeMemory').caches! - world.hosts.cacheMib[0]!),
    ).toBeLessThanOrEqual(48);
  });

  it('is the cost of a balloon', () => {
    const world = run(aWorld({ hosts: 1, vms: 1 }), 20);
    give(world, 'balloonVm', { vm: 0, mib: 1600 });
    run(world, 50);
    expect(numbersOf(world, 'vm', 'cause.ballooned').figure).toBeCloseTo(world.vms.balloonCost[0]!, 3);
  });

  it('is the work that garbage collection adds', () => {
    const world = run(aWorld({ vms: 1, vm: { heap: { mib: 2048, liveMib: 800 } } }), 20);
    expect(numbersOf(world, 'vm', 'fact.heap').figure).toBeCloseTo(world.vms.heapWork[0]! - 1, 6);
  });

  it('is what events and cold code add under binary translation', () => {
    const world = run(aWorld({ vms: 1, vm: { ...PLAIN_VM, technique: 'binaryTranslation', meanLoad: 0.5 } }), 10);
    const { events, cold } = numbersOf(world, 'vm', 'fact.tax');
    // 0.6·e^(−x/2) after x CPU-seconds ([TEC-3]); the tax shown is in steps of one percent
    expect(cold).toBeGreaterThan(0.05);
    expect(1 + events! + cold!).toBeCloseTo(world.vms.taxFactor[0]!, 1);
  });

  it('is the memory that a refused placement asks for', () => {
    const world = run(aWorld({ hosts: 1, vms: 1, placedOn: 'nowhere', vm: { memMib: 200_000 } }), 2);
    const verdict = give(world, 'placeVm', { vm: 0, host: 0 });
    expect(verdict).toMatchObject({
      code: 'notEnoughMemory',
      needMib: numbersOf(world, 'vm', 'cause.notPlaced').figure,
    });
  });
});
