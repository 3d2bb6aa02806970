import { describe, expect, it } from 'vitest';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { run } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';
import { type SteadyGuests, steadyWorld } from '../../../support/steady-world.ts';

const GUEST: SteadyGuests = { count: 17, memMib: 4096, touchedFraction: 0.98, activeFraction: 0.3, commonFraction: 0 };
const CLOSED = ['balloon', 'compression', 'swap'] as const;

function crowded(closedRungs: readonly (typeof CLOSED)[number][], guest: Partial<SteadyGuests> = {}): World {
  const policies = { closedRungs, balloonsGoOn: true };
  return steadyWorld([{ ...GUEST, ...guest }], { host: { swapDevice: 'ssd' }, policies });
}

describe('rungs of the ladder as orders', () => {
  it('[MEM-19] take nothing while they are closed: guests wait for memory that nobody gives', () => {
    const { hosts, vms } = run(crowded(CLOSED), 300);
    expect([hosts.balloonedMib[0], hosts.compressedMib[0], hosts.swappedMib[0]]).toEqual([0, 0, 0]);
    expect(Math.max(...vms.stallPermille)).toBeGreaterThan(900);
  });

  it.each([
    ['setBallooning', { balloon: true }, 'balloonedMib'],
    ['setCompression', { host: 0, compress: true }, 'compressedMib'],
    ['setSwapping', { swap: true }, 'swappedMib'],
  ] as const)('[MEM-19] %s opens one', (name, args, column) => {
    const world = run(crowded(CLOSED), 100);
    expect(give(world, name, args)).toBeUndefined();
    run(world, 300);
    expect(world.hosts[column][0]).toBeGreaterThan(50);
    expect(give(world, name, args)).toEqual({ code: 'nothingToChange' });
  });

  it('[MEM-19] balloons that are switched off shrink when memory is free again', () => {
    const world = run(crowded(['compression', 'swap']), 300);
    const before = world.hosts.balloonedMib[0];
    expect(before).toBeGreaterThan(1000);
    give(world, 'setBallooning', { balloon: false });
    for (let vm = 0; vm < 4; vm++) give(world, 'powerOffVm', { vm });
    run(world, 300);
    expect(world.hosts.balloonedMib[0]).toBe(0);
  });

  it('[MEM-19] a host that is bought compresses only where that is open from the start', () => {
    const world = crowded(['compression']);
    give(world, 'buyHost', { model: 1 });
    run(world, 1);
    expect(world.hosts.state[1]).toBe(HOST_STATES.indexOf('delivering'));
    expect(world.hosts.compression[1]).toBe(0);
  });

  it('are not to be had where the scenario has no such rung', () => {
    const rungs = { sharing: true, balloon: false, compression: true, swap: false };
    const world = run(steadyWorld([GUEST], { policies: { rungs } }), 1);
    expect(give(world, 'setBallooning', { balloon: true })).toEqual({ code: 'notInThisScenario' });
    expect(give(world, 'setSwapping', { swap: true })).toEqual({ code: 'notInThisScenario' });
  });
});
