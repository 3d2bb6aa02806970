import { describe, expect, it } from 'vitest';
import { lossesOf } from '#shared/sim/accounts/index.ts';
import type { TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { aWorld, PLAIN_VM, run } from '../../support/a-world.ts';
import { constantLoad } from '../../support/constant-load.ts';
import { give, giveAsInstructor } from '../../support/give.ts';

/** Ticks of an SLA period at 0.2 s a tick and ten seconds an hour. */
const HALF_DAY = 600;
/** Cents a tick of one silver VM at ¤4 a second. */
const FEE = 80;

/** A hall with free power and silver shops of two small VMs each, on the hosts given. */
function hall(placedOn: readonly number[], wish: Partial<TenantSpec> = {}, more = {}): World {
  const tenant: TenantSpec = {
    archetype: 'cornerShop',
    tier: 'silver',
    vms: 2,
    vm: { ...PLAIN_VM, workload: 'idle' },
    feeCentsPerS: 400,
    baseload: true,
    offerAtS: 0,
    offerForS: 0,
    placedOn,
    ...wish,
  };
  return aWorld({ tenants: [tenant], hosts: 2, facility: { dayCentsPerKwh: 0, nightCentsPerKwh: 0 }, ...more });
}

const lines = (world: World) => lossesOf(world).map(({ tenant: _, ...line }) => line);

describe('the loss ledger', () => {
  it('has nothing to say of a hall in which all is well [ACC-1]', () => {
    expect(lossesOf(run(hall([0, 0]), 100))).toEqual([]);
  });

  it('enters a VM that nobody placed with each of its ticks and its whole fee [ACC-1]', () => {
    const world = run(hall([0]), 50);
    expect(lines(world)).toEqual([
      {
        cause: 'notPlaced',
        goodTicks: 50,
        weightedTicks: 75,
        feeCents: 50 * FEE,
        creditCents: 0,
        firstTick: 0,
        lastTick: 49,
      },
    ]);
  });

  it('has VMs that boot missed for what took them away: their host died [ACC-1]', () => {
    const world = hall([0, 0]);
    run(world, 10);
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 });
    run(world, 200);
    expect(lines(world).map(({ cause }) => cause)).toEqual(['hostDown']);
    // HA takes a host for dead after 6 s; boots come on top of that.
    expect(lines(world)[0].goodTicks).toBeGreaterThan(2 * 30);
  });

  it('loses no service of a VM that is cut off, but its fee [ACC-1]', () => {
    const world = hall([0, 0]);
    run(world, 10);
    give(world, 'isolateVm', { vm: 1, isolated: true });
    run(world, 9);
    expect(lines(world)).toEqual([
      {
        cause: 'isolated',
        goodTicks: 0,
        weightedTicks: 0,
        feeCents: 10 * FEE,
        creditCents: 0,
        firstTick: 10,
        lastTick: 19,
      },
    ]);
  });

  it('gives the credit of an SLA period to the causes of its lost ticks, in proportion [ACC-2]', () => {
    // One VM is suspended; after 80 ticks the host of both dies.
    const world = hall([0, 0]);
    give(world, 'suspendVm', { vm: 0, disk: false });
    run(world, 79);
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 });
    run(world, HALF_DAY - world.tick);
    const all = lossesOf(world);
    const ticks = all.reduce((sum, line) => sum + line.goodTicks, 0);
    const credit = world.tenants.creditedCents[0];
    expect(credit).toBeGreaterThan(0);
    expect(all.length).toBeGreaterThan(1);
    for (const line of all) expect(Math.abs(line.creditCents - (credit * line.goodTicks) / ticks)).toBeLessThan(1);
    expect(all.reduce((sum, line) => sum + line.creditCents, 0)).toBe(credit);
  });

  it('gives the credit of an SLA period to what was lost in that period, whatever was lost in one before [ACC-2]', () => {
    const world = hall([0, 0]);
    give(world, 'suspendVm', { vm: 0, disk: false });
    run(world, 99);
    give(world, 'resumeVm', { vm: 0 });
    run(world, HALF_DAY - world.tick);
    const first = world.tenants.creditedCents[0];
    expect(lines(world).map(({ cause, creditCents }) => [cause, creditCents])).toEqual([['suspended', first]]);
    // The second period begins well; then the host of both dies.
    run(world, 200);
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 });
    run(world, 2 * HALF_DAY - world.tick);
    const second = world.tenants.creditedCents[0] - first;
    expect(second).toBeGreaterThan(0);
    expect(lines(world).map(({ cause, creditCents }) => [cause, creditCents])).toEqual([
      ['hostDown', second],
      ['suspended', first],
    ]);
  });

  it('splits what a guest lost of its speed as its badge does: all of it is steal where only cycles are short [ACC-1]', () => {
    const load = constantLoad([100, 100]);
    const vm = { ...PLAIN_VM, workload: 'idle' as const, vcpus: 2 };
    const host = { cores: 2, smt: false };
    const world = hall([0, 0], { vm }, { host, traces: load.traces, scenario: load.scenario });
    run(world, 100);
    const all = lossesOf(world);
    const ticks = all.reduce((sum, line) => sum + line.goodTicks, 0);
    // Both want all of one host: at half speed the average crosses 0.85 within a second, and both are bad from then on.
    expect(ticks).toBeGreaterThan(2 * 90);
    expect(all.find(({ cause }) => cause === 'steal')?.goodTicks).toBeGreaterThan(0.95 * ticks);
  });
});
