import { describe, expect, it } from 'vitest';
import { aWorld, run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

describe('maintenance', () => {
  it('[CLU-10] empties the host, smallest writable working set first, and keeps it closed until opened', () => {
    const world = aWorld({ hosts: 2, vms: 3, placedOn: [0, 0, 0], host: { nicMbit: 250 }, vm: { memMib: 1024 } });
    world.vms.activeShare[1] = 0.0001;
    run(world, 5);
    expect(give(world, 'setMaintenance', { host: 0, on: true }, 1)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'hostMaintained', host: 0, on: true, by: 1 });
    run(world, 5);
    // One session of 250 Mbit/s at a time; the VM that writes to least memory goes first.
    expect(world.migrations.vm[0]).toBe(1);
    run(world, 2500);
    expect([...world.hosts.vms.slice(0, 2)]).toEqual([0, 3]);
    expect(world.hosts.maintenance[0]).toBe(1);
    expect(give(world, 'setMaintenance', { host: 0, on: false })).toBeUndefined();
    expect(give(world, 'setMaintenance', { host: 0, on: false })).toEqual({ code: 'nothingToChange' });
  });

  it('is refused when VMs would find no room, with their number', () => {
    const world = aWorld({
      hosts: 2,
      vms: 4,
      placedOn: [0, 0, 1, 1],
      vm: { memMib: 30_000 },
      policies: { overcommitPercent: 150 },
    });
    // 98 304 less 60 544 leave room for one of 30 272.
    expect(give(world, 'setMaintenance', { host: 0, on: true })).toEqual({ code: 'wouldStrand', vms: 1 });
  });
});
