import { describe, expect, it } from 'vitest';
import { SHARING_POLICIES } from '#shared/sim/kernel/codes/index.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';
import { steadyWorld } from '../../../support/steady-world.ts';

describe('setting policies', () => {
  it('chooses what a host may merge', () => {
    const world = aWorld();
    expect(give(world, 'setSharing', { host: 0, policy: 'all' })).toBeUndefined();
    expect(SHARING_POLICIES[world.hosts.sharing[0]]).toBe('all');
    expect(give(world, 'setSharing', { host: 0, policy: 'all' })).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'setSharing', { host: 1, policy: 'off' })).toEqual({ code: 'noSuchHost', host: 1 });
  });

  it('tightens overcommit without touching what stands: the room just becomes negative', () => {
    const world = aWorld({ vms: 3, vm: { memMib: 30_000 }, placedOn: [0, 0, 0] });
    expect(give(world, 'setOvercommit', { percent: 100 }, 2)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'policyChanged', policy: 'overcommit', value: 100, by: 2 });
    expect(world.hosts.vms[0]).toBe(3);
    expect(give(world, 'setOvercommit', { percent: 100 })).toEqual({ code: 'nothingToChange' });
  });

  it('sets the reserve for host failures', () => {
    const world = aWorld();
    expect(give(world, 'setHaReserve', { hosts: 1 })).toBeUndefined();
    expect(world.hall.haReserve[0]).toBe(1);
    expect(give(world, 'setHaReserve', { hosts: 1 })).toEqual({ code: 'nothingToChange' });
  });

  it('[MEM-2] sets the tax on idle memory: without one a busy guest gets no more than an idle one', () => {
    const size = { vcpus: 1, memMib: 8192, touchedFraction: 1 };
    const guests = [
      { ...size, activeFraction: 0.05 },
      { ...size, activeFraction: 0.95, loadPercent: 50 },
    ];
    const world = steadyWorld(guests, { host: { memMib: 14_000 }, scenario: { tickSeconds: 1 } });
    run(world, 300);
    expect(world.vms.targetMib[1]).toBeGreaterThan(world.vms.targetMib[0] + 2000);
    expect(give(world, 'setIdleTax', { percent: 0 }, 1)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'policyChanged', policy: 'idleTax', value: 0, by: 1 });
    run(world, 1);
    expect(world.vms.targetMib[1]).toBeCloseTo(world.vms.targetMib[0], 6);
    expect(give(world, 'setIdleTax', { percent: 0 })).toEqual({ code: 'nothingToChange' });
  });
});
