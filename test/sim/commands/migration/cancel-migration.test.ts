import { describe, expect, it } from 'vitest';
import { aWorld } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

describe('cancelling a move', () => {
  it('leaves the VM where it runs and takes the promise back', () => {
    const world = aWorld({ hosts: 2, vms: 1 });
    give(world, 'migrateLive', { vm: 0, host: 1 });
    expect(give(world, 'cancelMigration', { vm: 0 }, 5)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'migrationCancelled', vm: 0, by: 5 });
    expect([world.vms.host[0], world.vms.migration[0]]).toEqual([0, -1]);
    expect([...world.hosts.promisedMib.slice(0, 2)]).toEqual([4161, 0]);
  });

  it('comes too late once the guest stands still', () => {
    const world = aWorld({ hosts: 2, vms: 1 });
    give(world, 'migrateCold', { vm: 0, host: 1 });
    expect(give(world, 'cancelMigration', { vm: 0 })).toEqual({ code: 'tooLateToCancel' });
  });

  it('is refused for a VM that stays', () => {
    const world = aWorld({ hosts: 2, vms: 1 });
    expect(give(world, 'cancelMigration', { vm: 0 })).toEqual({ code: 'vmIsNotMigrating', vm: 0 });
    expect(give(world, 'cancelMigration', { vm: 2 })).toEqual({ code: 'noSuchVm', vm: 2 });
  });
});
