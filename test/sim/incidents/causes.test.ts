import { describe, expect, it } from 'vitest';
import { CAUSES, MEMORY_STATES, STATUSES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { run } from '../../support/a-world.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

const causeOf = ({ vms }: World, vm = 0) => CAUSES[vms.cause[vm]];
const statusOf = ({ vms }: World, vm = 0) => STATUSES[vms.status[vm]];

describe('the cause of trouble', () => {
  it('is a host short of memory, and no balloon, for a guest that still has its memory [TEN-11]', () => {
    const world = run(steadyWorld([crowded({ balloonDriver: false })], { host: { memMib: 8000 } }), 200);
    expect(MEMORY_STATES[world.hosts.memoryState[0]]).toBe('soft');
    expect([world.vms.balloonedExactMib[0], world.vms.swappedExactMib[0]]).toEqual([0, 0]);
    expect([statusOf(world), causeOf(world)]).toEqual(['watch', 'memoryShort']);
  });

  it('is a failing host that still works, not one that is gone [TEN-11]', () => {
    const world = run(steadyWorld([crowded({ memMib: 512 })], {}), 20);
    world.hosts.warningPermille[world.vms.host[0]] = 200;
    run(world, 1);
    expect([statusOf(world), causeOf(world)]).toEqual(['hot', 'hostFailing']);
  });
});

function crowded(given: Partial<SteadyGuests>): SteadyGuests {
  return {
    vcpus: 1,
    memMib: 2048,
    workload: 'idle',
    touchedFraction: 0.9,
    activeFraction: 0.1,
    count: 4,
    loadPercent: 5,
    ...given,
  };
}
