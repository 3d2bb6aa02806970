import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coStop } from '#shared/sim/cpu/co-scheduling.ts';
import type { Policies } from '#shared/sim/kernel/scenario/scenario.ts';
import { run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';
import { runs } from '../../support/runs.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

const SPINNER: SteadyGuests = { workload: 'batch', technique: 'native', vcpus: 1, memMib: 64, loadPercent: 100 };

function scheduled(cores: number, guests: readonly SteadyGuests[], coScheduling: Policies['coScheduling'] & string) {
  const host = { cores, coreMhz: 1000, smt: false, memMib: 65_536 };
  return run(steadyWorld(guests, { host, policies: { sliceMs: 1_000_000_000, coScheduling } }), 1);
}

describe('relaxed co-scheduling', () => {
  it('[CPU-11] stops a vCPU for 15 % of its ready time for each sibling, at most half of the time', () => {
    expect([coStop(1, 0.5), coStop(2, 0.1), coStop(5, 0.1), coStop(16, 0.5)]).toEqual([0, 0.015, 0.06, 0.5]);
  });

  it('[CPU-11] makes a wide guest lose to narrow ones: they take what it cannot use', () => {
    const guests = [
      { ...SPINNER, vcpus: 8 },
      { ...SPINNER, count: 8 },
    ];
    const fair = scheduled(8, guests, 'independent');
    expect(fair.vms.gotMhz[0]).toBeCloseTo(4000, 3);
    expect(fair.vms.coStopFraction[0]).toBe(0);
    const { vms, hosts } = scheduled(8, guests, 'relaxed');
    // Half running, half ready, half stopped: a third each.
    expect(vms.gotMhz[0]).toBeCloseTo(8000 / 3, 3);
    expect(vms.coStopFraction[0]).toBeCloseTo(1 / 3, 9);
    expect(vms.coStopPermille[0]).toBeCloseTo(333, -2);
    expect(vms.readyFraction[0]).toBeCloseTo(2 / 3, 9);
    expect(vms.gotMhz[1]).toBeCloseTo(2000 / 3, 3);
    expect(hosts.usedMhz[0]).toBeCloseTo(8000, 3);
  });

  it('[CPU-11] costs nothing while nobody waits', () => {
    const { vms } = scheduled(16, [{ ...SPINNER, vcpus: 8, loadPercent: 20 }], 'relaxed');
    expect(vms.gotMhz[0]).toBeCloseTo(1600, 3);
    expect(vms.coStopFraction[0]).toBeLessThan(1e-3);
  });

  it('[CPU-11] is forgotten when the guest stops', () => {
    const world = scheduled(
      8,
      [
        { ...SPINNER, vcpus: 8 },
        { ...SPINNER, count: 8 },
      ],
      'relaxed',
    );
    give(world, 'powerOffVm', { vm: 0 });
    run(world, 40);
    expect([world.vms.coStopFraction[0], world.vms.coStopPermille[0]]).toEqual([0, 0]);
  });

  it('[CPU-11] never hands out more than there is, nor makes time out of nothing', () => {
    const guest = fc.record({ vcpus: fc.integer({ min: 1, max: 16 }), loadPercent: fc.integer({ min: 0, max: 100 }) });
    fc.assert(
      fc.property(fc.array(guest, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 16 }), (sizes, cores) => {
        const guests = sizes.map((size) => ({ ...SPINNER, ...size }));
        const { vms, hosts } = scheduled(cores, guests, 'relaxed');
        expect(hosts.usedMhz[0]).toBeLessThanOrEqual(hosts.capacityMhz[0] + 1e-6);
        for (let v = 0; v < guests.length; v++) {
          const running = vms.gotMhz[v] / (vms.vcpus[v] * 1000);
          expect(running + vms.readyFraction[v]).toBeLessThanOrEqual(1 + 1e-9);
          expect(vms.coStopFraction[v]).toBeLessThanOrEqual(vms.readyFraction[v] + 1e-9);
          expect(vms.coStopFraction[v]).toBeLessThanOrEqual(0.5);
        }
      }),
      runs(100),
    );
  });
});

describe('strict co-scheduling', () => {
  it('[CPU-12] leaves the fourth core empty when only guests with three vCPUs want to run', () => {
    const { hosts, vms } = scheduled(4, [{ ...SPINNER, vcpus: 3, count: 2 }], 'strict');
    expect(hosts.capacityMhz[0]).toBeCloseTo(3000, 3);
    expect(vms.gotMhz[0]).toBeCloseTo(1500, 3);
  });

  it('[CPU-12] fills the gap when a narrow guest fits into it', () => {
    const { hosts } = scheduled(4, [{ ...SPINNER, vcpus: 3, count: 2 }, SPINNER], 'strict');
    expect(hosts.capacityMhz[0]).toBeCloseTo(4000, 3);
  });

  it('[CPU-12] never runs a guest that is wider than its host', () => {
    const { vms } = scheduled(4, [{ ...SPINNER, vcpus: 8 }, SPINNER], 'strict');
    expect([vms.gotMhz[0], vms.gotMhz[1]]).toEqual([0, 1000]);
    expect(scheduled(4, [{ ...SPINNER, vcpus: 8 }], 'independent').vms.gotMhz[0]).toBeCloseTo(4000, 3);
  });
});

describe('the time slice of a host', () => {
  it('[CPU-5] is its own: shorter ones cost more switches and let sleepers run sooner', () => {
    const world = steadyWorld([{ ...SPINNER, count: 8 }], { host: { cores: 2, coreMhz: 1000, smt: false } });
    expect(give(world, 'setSlice', { host: 0, ms: 5 })).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'policyChanged', policy: 'slice', value: 5, by: 0 });
    expect(world.hosts.capacityMhz[0]).toBeCloseTo(2000 * (1 - 0.075), 3);
    expect(world.hosts.wakeUpMs[0]).toBe(10);
    expect(give(world, 'setSlice', { host: 0, ms: 50 })).toBeUndefined();
    expect(world.hosts.capacityMhz[0]).toBeCloseTo(2000 * (1 - 0.0075), 3);
    expect(world.hosts.wakeUpMs[0]).toBe(100);
    expect(give(world, 'setSlice', { host: 0, ms: 50 })).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'setSlice', { host: 1, ms: 50 })).toEqual({ code: 'noSuchHost', host: 1 });
  });
});
