import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TenantId } from '#shared/ids.ts';
import { lossesOf } from '#shared/sim/accounts/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import { balanceCents } from '#shared/sim/kernel/accounts.ts';
import { CAUSES, TENANT_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { feeCentsPerVm } from '#shared/sim/tenants/index.ts';
import { anyGame, type Orders } from '../support/any-command.ts';
import { booksOf, ledgerOf } from '../support/books.ts';
import { livelyScenario } from '../support/lively-world.ts';
import { productsScenario } from '../support/products-scenario.ts';
import { runs } from '../support/runs.ts';

const TICKS = 120;
const SCENARIOS = [livelyScenario(), productsScenario()];
const ACTIVE = TENANT_STATES.indexOf('active');

/** Plays any games of both halls and looks after every tick. */
function play(games: number, look: (world: World) => void): void {
  for (const scenario of SCENARIOS) {
    const plays = (orders: readonly Orders[]) => {
      const world = createWorld(scenario);
      for (const tick of orders) {
        step(world, tick);
        look(world);
      }
    };
    fc.assert(fc.property(anyGame(createWorld(scenario), TICKS), plays), runs(games));
  }
}

describe('the ledger of losses, after any tick of any game', () => {
  it('is the books to the cent, for each tenant [ACC-2]', () => {
    play(12, (world) => {
      for (let t = 0; t < world.tenants.rows; t++) {
        const { feeCents, creditCents } = ledgerOf(world, t);
        expect({ t, feeCents, creditCents }).toEqual({ t, ...booksOf(world, t) });
      }
      for (const { feeCents, creditCents } of lossesOf(world)) {
        expect([Number.isInteger(feeCents), Number.isInteger(creditCents)]).toEqual([true, true]);
        expect(Math.min(feeCents, creditCents)).toBeGreaterThanOrEqual(0);
      }
    });
  });

  it('has every tier-weighted VM-tick that was owed and not good, and none else [ACC-1]', () => {
    play(12, (world) => {
      const lost = lossesOf(world).reduce((sum, { weightedTicks }) => sum + weightedTicks, 0);
      const { owedTicks, goodTicks } = world.hall;
      expect(lost).toBeCloseTo(owedTicks[0] - goodTicks[0], 6);
    });
  });

  it('knows of each SLA period what was lost in that period, and nothing of the one before [ACC-2]', () => {
    play(12, ({ tenants, losses }) => {
      for (let t = 0; t < tenants.rows; t++) {
        if (tenants.owedTicks[t] === 0) continue;
        const lost = losses.periodTicks.slice(t * CAUSES.length, (t + 1) * CAUSES.length);
        const sum = lost.reduce((all, ticks) => all + ticks, 0);
        expect({ t, lost: sum }).toEqual({ t, lost: expect.closeTo(tenants.owedTicks[t] - tenants.goodTicks[t], 6) });
      }
    });
  });

  it('starts from the fee of every VM that service is owed for [ACC-1]', () => {
    for (const scenario of SCENARIOS) {
      const plays = (orders: readonly Orders[]) => {
        const world = createWorld(scenario);
        const fullCents = new Float64Array(world.tenants.rows);
        for (const tick of orders) {
          const paidBefore = world.tenants.paidCents.map((cents, t) => cents + world.tenants.earnedFraction[t]);
          step(world, tick);
          addFullFees(world, paidBefore, fullCents);
        }
        // Less than a cent is carried of what was paid, and less than one of what was not.
        for (let t = 0; t < world.tenants.rows; t++) {
          const carried = fullCents[t] - world.tenants.paidCents[t] - ledgerOf(world, t).feeCents;
          expect(carried).toBeGreaterThan(-1e-6);
          expect(carried).toBeLessThan(2);
        }
      };
      fc.assert(fc.property(anyGame(createWorld(scenario), TICKS), plays), runs(6));
    }
  });

  it('leaves a balance that is the one in the books', () => {
    play(6, (world) => {
      expect(world.hall.cashExactCents[0]).toBe(balanceCents(world));
    });
  });
});

/** Once service is owed a tick is worth the fee of all VMs; before, what was paid in it. The tick judged is the one that is over. */
function addFullFees(world: World, paidBefore: Float64Array, fullCents: Float64Array): void {
  const { tenants } = world;
  for (let t = 0 as TenantId; t < tenants.rows; t++) {
    const left = world.events.some((event) => event.type === 'tenantLeft' && event.tenant === t);
    const owed = (left || tenants.state[t] === ACTIVE) && world.tick - 1 >= tenants.owedFromTick[t];
    if (owed) fullCents[t] += feeCentsPerVm(world, t) * tenants.vmsNow[t];
    else fullCents[t] += tenants.paidCents[t] + tenants.earnedFraction[t] - paidBefore[t];
  }
}
