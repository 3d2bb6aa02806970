import { describe, expect, it } from 'vitest';
import { boostedWakeUpMs } from '#shared/sim/cpu/cpu-capacity.ts';
import { TECHNIQUES } from '#shared/sim/kernel/codes/index.ts';
import { responseFactor } from '#shared/sim/kernel/queueing.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { run } from '../support/a-world.ts';
import { type SteadyGuests, steadyWorld } from '../support/steady-world.ts';
import { verdict } from './verdicts.ts';

/** A guest that always wants its whole vCPU and needs next to no memory: what the schedulers' papers measure. */
const SPINNER: SteadyGuests = {
  memMib: 64,
  vcpus: 1,
  workload: 'batch',
  loadPercent: 100,
  touchedFraction: 0.5,
  activeFraction: 0.1,
};
/** Slices so long that switching costs nothing: for cases that do not ask about it. */
const NO_SWITCHES = { sliceMs: 1e9 };

function hostOf(cores: number, coreMhz = 1000) {
  return { cores, coreMhz, smt: false, memMib: 65_536 };
}

describe('sharing cycles', () => {
  it('V-10 gives eight busy guests with weights 1 to 8 their shares of two cores [CPU-2]', () => {
    const world = steadyWorld([{ ...SPINNER, count: 8 }], { host: hostOf(2), policies: NO_SWITCHES });
    for (let v = 0; v < 8; v++) world.vms.shares[v] = 1000 * (v + 1);
    run(world, 1);
    for (let v = 0; v < 8; v++) {
      verdict({
        id: `V-10 weight ${v + 1}`,
        kind: 'P',
        computed: world.vms.gotMhz[v] / world.hosts.usedMhz[0],
        expected: (v + 1) / 36,
        tolerance: 0.04,
        relative: true,
        source: 'Barham et al., SOSP 2003, §4.3',
      });
    }
  });

  it('V-11 respects shares, a reservation and a limit at once [CPU-2] [CPU-3]', () => {
    const world = steadyWorld([{ ...SPINNER, vcpus: 4, count: 3 }], { host: hostOf(4, 2500), policies: NO_SWITCHES });
    const { vms } = world;
    vms.shares[0] = 2000;
    vms.shares[1] = 1000;
    vms.reservationMhz[1] = 5000;
    vms.shares[2] = 1000;
    vms.limitMhz[2] = 1000;
    run(world, 1);
    const expected = [4, 5, 1];
    expected.forEach((ghz, v) => {
      verdict({
        id: `V-11 ${'ABC'[v]}`,
        kind: 'A',
        computed: vms.gotMhz[v] / 1000,
        expected: ghz,
        tolerance: 1e-6,
        source: 'analytic',
      });
    });
  });
});

describe('waiting for a core', () => {
  it.each([
    [8, 50],
    [12, 200 / 3],
  ])('V-12 lets %i busy guests on four cores wait %f per cent of the time [CPU-4]', (guests, percent) => {
    const world = run(steadyWorld([{ ...SPINNER, count: guests }], { host: hostOf(4), policies: NO_SWITCHES }), 1);
    verdict({
      id: `V-12 ${guests} guests`,
      kind: 'A',
      computed: 100 * world.vms.readyFraction[0],
      expected: percent,
      tolerance: 0.5,
      source: 'analytic',
    });
  });

  it('V-13 lets guests wait by chance on a host at 80 % [CPU-4]', () => {
    const world = run(steadyWorld([{ ...SPINNER, count: 32, loadPercent: 40 }], { host: hostOf(16) }), 1);
    verdict({
      id: 'V-13',
      kind: 'A',
      computed: 100 * world.vms.readyFraction[0],
      expected: 3.8,
      tolerance: 1,
      source: 'Erlang C',
    });
  });

  it('V-14 wakes a busy guest among 128 on two cores after half a round [CPU-6]', () => {
    const world = manySpinners(5);
    verdict({
      id: 'V-14 mean ms',
      kind: 'P',
      computed: world.hosts.wakeUpMs[0],
      expected: 147,
      tolerance: 0.2,
      relative: true,
      source: 'Barham et al., SOSP 2003, §4.5',
    });
    verdict({
      id: 'V-14 σ ms',
      kind: 'P',
      // Uniform between nothing and a whole round, so σ is mean ÷ √3.
      computed: world.hosts.wakeUpMs[0] / Math.sqrt(3),
      expected: 97,
      tolerance: 0.2,
      relative: true,
      source: 'Barham et al., SOSP 2003, §4.5',
    });
  });

  it('V-14i lets an idle guest in front [CPU-6]', () => {
    verdict({
      id: 'V-14i mean ms',
      kind: 'P',
      computed: boostedWakeUpMs(manySpinners(5).hosts.wakeUpMs[0], 5),
      expected: 5.4,
      tolerance: 4.6,
      source: 'Barham et al., SOSP 2003, §4.5 (≤ 10 ms)',
    });
  });
});

describe('switching', () => {
  it('V-15 loses 7.5 % at 5 ms and next to nothing at 50 ms [CPU-5]', () => {
    verdict({
      id: 'V-15a 5 ms, %',
      kind: 'C',
      computed: 100 * lossOf(manySpinners(5)),
      expected: 7.5,
      tolerance: 0.5,
      source: 'Barham et al., SOSP 2003, Fig. 6',
    });
    verdict({
      id: 'V-15b 50 ms, %',
      kind: 'P',
      computed: 100 * lossOf(manySpinners(50)),
      expected: 0,
      tolerance: 1.5,
      source: 'Barham et al., SOSP 2003, §4.5 (“almost eliminated”)',
    });
  });

  it('V-16 takes a little more than twice as long when cores are promised twice [CPU-5]', () => {
    const alone = run(steadyWorld([{ ...SPINNER, vcpus: 8 }], { host: hostOf(32) }), 1);
    const crowd = run(
      steadyWorld([{ ...SPINNER, vcpus: 8, count: 8 }], { host: hostOf(32), policies: { sliceMs: 5 } }),
      1,
    );
    verdict({
      id: 'V-16 times longer',
      kind: 'P',
      computed: alone.vms.gotMhz[0] / crowd.vms.gotMhz[0],
      expected: 2.175,
      tolerance: 0.125,
      source:
        'Govil et al., SOSP 1999, §4.4: 2.17 (2.05–2.30 is accepted; their slice is not published, 5 ms was chosen here)',
    });
  });
});

describe('queues', () => {
  it.each([
    [1, 0.8, 5],
    [16, 0.9, 1.37],
  ])('V-17 answers with %i servers at %f load in %f service times [SVC-3]', (servers, load, factor) => {
    verdict({
      id: `V-17 M/M/${servers}`,
      kind: 'A',
      computed: responseFactor(servers, load),
      expected: factor,
      tolerance: 0.01,
      relative: true,
      source: 'analytic',
    });
  });

  it('answers in a world as the formula says [SVC-3]', () => {
    const guest: SteadyGuests = { ...SPINNER, loadPercent: 80, serviceMs: 20 };
    const world = steadyWorld([guest], { host: hostOf(4) });
    run(world, 1);
    const factor = world.vms.taxFactor[0];
    // p95 of M/M/1 is ln 20 means; service is longer by the tax, and its paths add to it.
    const pathMs = world.vms.netLatencyMs[0] + world.vms.diskLatencyMs[0];
    expect(world.vms.latencyExactMs[0] - pathMs).toBeCloseTo((2.995732 * 20 * factor) / (1 - 0.8 * factor), 3);
    expect(TECHNIQUES[world.vms.technique[0]]).toBe('hardwareAssist');
  });
});

function manySpinners(sliceMs: number): World {
  return run(steadyWorld([{ ...SPINNER, count: 128 }], { host: hostOf(2), policies: { sliceMs } }), 1);
}

function lossOf({ hosts }: World): number {
  return 1 - hosts.capacityMhz[0] / (hosts.cores[0] * hosts.coreMhz[0]);
}
