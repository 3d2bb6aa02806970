import { describe, expect, it } from 'vitest';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

describe('powering a VM off', () => {
  it('takes a second, keeps its place and its promised memory, and frees what it held', () => {
    const world = aWorld({ vms: 1 });
    run(world, 5);
    expect(world.vms.everTouchedMib[0]).toBeGreaterThan(2000);
    expect(give(world, 'powerOffVm', { vm: 0 }, 3)).toBeUndefined();
    expect(VM_STATES[world.vms.state[0]]).toBe('stopping');
    expect(world.events).toContainEqual({ type: 'vmStopped', vm: 0, by: 3 });
    run(world, 5);
    expect(VM_STATES[world.vms.state[0]]).toBe('off');
    expect(world.vms.everTouchedMib[0]).toBe(0);
    expect([world.vms.host[0], world.hosts.promisedMib[0]]).toEqual([0, 4161]);
  });

  it('ends a move under way: the VM stays on its host', () => {
    const world = aWorld({ hosts: 2, vms: 1 });
    give(world, 'migrateLive', { vm: 0, host: 1 });
    give(world, 'powerOffVm', { vm: 0 });
    expect(world.events).toContainEqual({ type: 'migrationFailed', vm: 0, reason: 'vmStopped' });
    expect([world.vms.host[0], world.vms.migration[0], world.hosts.promisedMib[1]]).toEqual([0, -1, 0]);
  });

  it('is refused for a VM that is off or does not exist', () => {
    const world = aWorld({ vms: 1, placedOn: 'nowhere' });
    expect(give(world, 'powerOffVm', { vm: 0 })).toEqual({ code: 'vmIsNotRunning', vm: 0 });
    expect(give(world, 'powerOffVm', { vm: 2 })).toEqual({ code: 'noSuchVm', vm: 2 });
  });
});
