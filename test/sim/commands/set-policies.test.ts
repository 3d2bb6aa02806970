import { describe, expect, it } from 'vitest';
import { SHARING_POLICIES } from '#shared/sim/codes.ts';
import { aWorld } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';

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
});
