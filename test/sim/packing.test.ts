import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packDecreasing } from '#shared/sim/mechanisms/packing.ts';
import { aWorld, run } from '../support/a-world.ts';
import { give } from '../support/give.ts';
import { runs } from '../support/runs.ts';

const cpu = (sizes: readonly number[]) => sizes.map((size) => ({ cpu: size, memory: 0 }));

describe('packing', () => {
  it('[CLU-15] takes the largest first: what is large by any resource', () => {
    const items = [
      { cpu: 1, memory: 1 },
      { cpu: 1, memory: 9 },
      { cpu: 8, memory: 1 },
    ];
    // The memory-heavy one goes first and leaves no room for the small one's memory beside the CPU-heavy one's CPU.
    expect(
      packDecreasing(items, [
        { cpu: 10, memory: 10 },
        { cpu: 10, memory: 10 },
      ]),
    ).toEqual([1, 0, 0]);
  });

  it.each([
    ['first', [0, 0, 0]],
    ['best', [0, 0, 0]],
    ['worst', [0, 1, 2]],
    ['spread', [0, 1, 2]],
  ] as const)('[CLU-15] %s fit chooses among places with room', (fit, expected) => {
    expect(packDecreasing(cpu([4, 3, 3]), cpu([10, 10, 10]), fit)).toEqual(expected);
  });

  it('[CLU-15] says what has no room', () => {
    expect(packDecreasing(cpu([7, 7, 7]), cpu([10, 10]))).toEqual([0, 1, -1]);
    expect(packDecreasing(cpu([1]), [])).toEqual([-1]);
  });

  it('[CLU-15] never overfills a place, whatever is packed', () => {
    const bulk = fc.record({ cpu: fc.nat(10), memory: fc.nat(10) });
    const fit = fc.constantFrom('first' as const, 'best' as const, 'worst' as const, 'spread' as const);
    fc.assert(
      fc.property(fc.array(bulk, { maxLength: 20 }), fc.array(bulk, { maxLength: 6 }), fit, (items, places, how) => {
        const used = places.map(() => ({ cpu: 0, memory: 0 }));
        packDecreasing(items, places, how).forEach((place, item) => {
          if (place < 0) return;
          used[place].cpu += items[item].cpu;
          used[place].memory += items[item].memory;
        });
        places.forEach((place, p) => {
          expect(used[p].cpu).toBeLessThanOrEqual(place.cpu);
          expect(used[p].memory).toBeLessThanOrEqual(place.memory);
        });
      }),
      runs(200),
    );
  });
});

describe('a VM that leaves a host', () => {
  it.each([
    // Host 1 has two guests of 4 GiB, host 2 one of 16 GiB, host 3 none.
    ['first', 1],
    ['best', 2],
    ['worst', 3],
    ['spread', 3],
    [undefined, 3],
  ] as const)('[CLU-15] goes where the policy "%s" puts it', (placement, expected) => {
    const base = aWorld({ vms: 1 }).scenario.tenants[0];
    const tenants = [
      { ...base, vms: 3, placedOn: [0, 1, 1] },
      { ...base, vms: 1, vm: { ...base.vm, memMib: 16_384 }, placedOn: [2] },
    ];
    const world = run(aWorld({ hosts: 4, tenants, policies: placement ? { placement } : {} }), 10);
    give(world, 'setMaintenance', { host: 0, on: true });
    run(world, 60);
    expect(world.vms.host[0]).toBe(expected);
  });
});
