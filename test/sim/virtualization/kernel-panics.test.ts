import { describe, expect, it } from 'vitest';
import { CAUSES, HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { run } from '../../support/a-world.ts';
import { give, giveAsInstructor } from '../../support/give.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

const TEN: SteadyGuests = { workload: 'web', count: 10, loadPercent: 20, memMib: 1024 };
const CONTAINERS = { ...TEN, technique: 'container' } as const;
const statesOf = ({ vms }: World) => Array.from(vms.state.subarray(0, 10), (state) => VM_STATES[state]);
const crash = (world: World, subject: number) =>
  giveAsInstructor(world, 'injectFault', { fault: 'guestCrash', subject });
const panic = (world: World, subject: number) =>
  giveAsInstructor(world, 'injectFault', { fault: 'kernelPanic', subject });

describe('a kernel that stops', () => {
  it('[TEC-14] in a VM is one guest, which keeps its memory and does nothing until it is started again', () => {
    const world = run(steadyWorld([TEN]), 25);
    expect(crash(world, 3)).toBeUndefined();
    run(world, 25);
    expect(Array.from(world.vms.speed.subarray(0, 10)).map((speed) => speed > 0.99)).toEqual(tenBut(3));
    expect(CAUSES[world.vms.cause[3]!]).toBe('hung');
    expect(world.vms.touchedMib[3]).toBe(world.vms.touchedMib[4]);
    give(world, 'powerOffVm', { vm: 3 });
    run(world, 10);
    give(world, 'powerOnVm', { vm: 3 });
    run(world, 25);
    expect(world.vms.speed[3]).toBeGreaterThan(0.99);
  });

  it('[TEC-14] under containers is all of them: off where they stood, while the host boots anew, until they are started', () => {
    const world = run(steadyWorld([CONTAINERS], { host: { hypervisor: 'containerHost', bootSeconds: 8 } }), 25);
    expect(panic(world, 0)).toBeUndefined();
    expect(new Set(statesOf(world))).toEqual(new Set(['off']));
    expect(HOST_STATES[world.hosts.state[0]!]).toBe('booting');
    expect(give(world, 'powerOnVm', { vm: 0 })).toEqual({ code: 'hostIsBusy', host: 0 });
    run(world, 5 * 60);
    expect([HOST_STATES[world.hosts.state[0]!], world.vms.host[9]]).toEqual(['on', 0]);
    expect(new Set(statesOf(world))).toEqual(new Set(['off']));
    for (let vm = 0; vm < 10; vm++) expect(give(world, 'powerOnVm', { vm })).toBeUndefined();
    run(world, 25);
    expect(new Set(statesOf(world))).toEqual(new Set(['running']));
  });

  it('[TEC-14] needs a kernel: a container has none of its own, and machines share none', () => {
    const containers = run(steadyWorld([CONTAINERS], { host: { hypervisor: 'containerHost' } }), 5);
    expect(crash(containers, 0)).toEqual({ code: 'noKernelOfItsOwn', vm: 0 });
    const machines = run(steadyWorld([TEN]), 5);
    expect(panic(machines, 0)).toEqual({ code: 'noSharedKernel', host: 0 });
    expect(crash(machines, 0)).toBeUndefined();
    expect(crash(machines, 0)).toEqual({ code: 'vmIsHung', vm: 0 });
  });
});

/** Of ten, who is well when one is not. */
function tenBut(ill: number): boolean[] {
  return Array.from({ length: 10 }, (_, v) => v !== ill);
}
