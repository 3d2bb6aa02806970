import { describe, expect, it } from 'vitest';
import { CAUSES, HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

const HALF_BUSY: SteadyGuests = { vcpus: 1, workload: 'batch', loadPercent: 50, memMib: 512, serviceMs: 20 };
const FOUR_CORES = { cores: 4, coreMhz: 1000, smt: false };

describe('speed', () => {
  it('[SVC-1] is whole for a guest that gets all it wants', () => {
    const world = run(steadyWorld([HALF_BUSY], { host: FOUR_CORES }), 5);
    expect(world.vms.speed[0]).toBeCloseTo(1, 9);
    expect(causeOf(world)).toBe('none');
  });

  it('[SVC-1] is less by what a balloon of half the guest costs', () => {
    const world = steadyWorld([{ ...HALF_BUSY, touchedFraction: 1, activeFraction: 0.1 }], { host: FOUR_CORES });
    world.vms.balloonAskedMib[0] = 256;
    run(world, 20);
    expect(world.vms.speed[0]).toBeCloseTo(1 - 0.044, 9);
  });

  it('[SVC-2] is smoothed over 2.5 seconds, and starts at what it is', () => {
    const world = run(steadyWorld([{ ...HALF_BUSY, count: 1 }], { host: FOUR_CORES }), 1);
    expect(world.vms.speedAverage[0]).toBe(world.vms.speed[0]);
    world.vms.limitMhz[0] = 1;
    run(world, 13);
    // 13 ticks of 0.2 s: e^(−2.6 ÷ 2.5) of the old value is left.
    expect(world.vms.speedAverage[0]).toBeCloseTo(0.3535, 2);
  });

  it('[SVC-2] is smoothed for a guest without requests too, and begins anew when it comes up again', () => {
    const world = run(steadyWorld([{ ...HALF_BUSY, serviceMs: 0 }], { host: FOUR_CORES }), 1);
    world.vms.limitMhz[0] = 1;
    run(world, 13);
    expect(world.vms.speedAverage[0]).toBeCloseTo(0.3535, 2);
    world.vms.state[0] = VM_STATES.indexOf('off');
    run(world, 1);
    world.vms.state[0] = VM_STATES.indexOf('running');
    run(world, 1);
    expect(world.vms.speedAverage[0]).toBe(world.vms.speed[0]);
  });
});

describe('waiting', () => {
  it('[SVC-4] requests that nobody serves wait, and are given up after 30 s', () => {
    const world = steadyWorld([{ ...HALF_BUSY, loadPercent: 100 }], { host: FOUR_CORES });
    const { vms } = world;
    vms.limitMhz[0] = 500;
    run(world, 50);
    // 50 requests a second arrive, a good half is not served: after 10 s some 250 wait.
    const servedPerS = (0.5 / vms.taxFactor[0]) * 50;
    expect(vms.backlog[0]).toBeCloseTo((50 - servedPerS) * 10, 6);
    expect(vms.lossFraction[0]).toBe(0);
    run(world, 500);
    expect(vms.backlog[0]).toBeCloseTo(50 * 30, 6);
    expect(vms.lossFraction[0]).toBeCloseTo(1 - servedPerS / 50, 6);
    expect(vms.latencyExactMs[0]).toBeCloseTo(30_000, 0);
  });

  it('[SVC-4] a guest works off what waits as soon as it may', () => {
    const world = steadyWorld([HALF_BUSY], { host: FOUR_CORES });
    run(world, 1);
    world.vms.backlog[0] = 100;
    run(world, 1);
    expect(world.vms.gotMhz[0]).toBe(1000);
    run(world, 60);
    expect(world.vms.backlog[0]).toBe(0);
  });

  it('[SVC-3] latency doubles when half of the vCPU is taken away from a guest with little to do', () => {
    const guest: SteadyGuests = { ...HALF_BUSY, loadPercent: 1 };
    const free = run(steadyWorld([guest], { host: FOUR_CORES }), 1);
    const world = steadyWorld([guest], { host: FOUR_CORES });
    world.vms.limitMhz[0] = 500;
    run(world, 1);
    expect(world.vms.latencyExactMs[0] / free.vms.latencyExactMs[0]).toBeCloseTo(2.02, 1);
  });
});

describe('a guest that does not run', () => {
  it.each([
    ['booting', 'booting'],
    ['lost', 'hostDown'],
  ])('[SVC-5] and is %s says %s', (state, cause) => {
    const world = steadyWorld([HALF_BUSY], { host: FOUR_CORES });
    world.vms.state[0] = VM_STATES.indexOf(state as 'booting');
    world.vms.readyAtTick[0] = 1000;
    run(world, 1);
    expect(world.vms.speed[0]).toBe(0);
    expect(causeOf(world)).toBe(cause);
  });

  it('[SVC-5] because it stands nowhere says so', () => {
    expect(causeOf(run(aWorld({ placedOn: 'nowhere' }), 1))).toBe('notPlaced');
  });

  it('[SVC-5] because its host is down says so', () => {
    const world = steadyWorld([HALF_BUSY], { host: FOUR_CORES });
    world.hosts.state[0] = HOST_STATES.indexOf('off');
    run(world, 1);
    expect(causeOf(world)).toBe('hostDown');
  });
});

function causeOf({ vms }: World): string {
  return CAUSES[vms.cause[0]];
}
