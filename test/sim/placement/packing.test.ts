import { describe, expect, it } from 'vitest';
import { aWorld, run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';

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
