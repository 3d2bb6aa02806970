import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexByHost } from '#shared/sim/kernel/by-host.ts';
import { aWorld } from '../../support/a-world.ts';

describe('VMs by host', () => {
  it('lists the VMs of each host in the order of their rows', () => {
    const world = aWorld({ hosts: 3, vms: 5, placedOn: [2, 0, 2, 2, 0] });
    expect(runsOf(world)).toEqual([[1, 4], [], [0, 2, 3], [], []]);
  });

  it('leaves out the VMs that stand nowhere', () => {
    expect(runsOf(aWorld({ hosts: 2, vms: 3, placedOn: 'nowhere' }))).toEqual([[], [], [], []]);
  });

  it('lists every placed VM exactly once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 40 }), (placedOn) => {
        const world = aWorld({ hosts: 4, vms: placedOn.length, placedOn });
        const runs = runsOf(world);
        placedOn.forEach((host, vm) => {
          expect(runs[host]).toContain(vm);
        });
        expect(runs.flat()).toHaveLength(placedOn.length);
      }),
      { seed: 1, numRuns: 50 },
    );
  });
});

function runsOf(world: ReturnType<typeof aWorld>): number[][] {
  const { start, vm } = indexByHost(world);
  return Array.from({ length: world.hosts.rows }, (_, h) => [...vm.subarray(start[h], start[h + 1])]);
}
