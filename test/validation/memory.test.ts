import { describe, expect, it } from 'vitest';
import { MEMORY_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { LADDERS, minFreeMib, nextMemoryState } from '#shared/sim/memory/memory-states.ts';
import { SWAP_DEVICES } from '#shared/sim/memory/reclaim/swap-devices.ts';
import { savedShare } from '#shared/sim/memory/sharing/page-sharing.ts';
import { run } from '../support/a-world.ts';
import { type SteadyGuests, steadyWorld } from '../support/steady-world.ts';
import { verdict } from './verdicts.ts';

const WALDSPURGER = 'Waldspurger, OSDI 2002';

describe('ballooning', () => {
  it.each([
    [128, 4.4],
    [32, 1.4],
  ])('V-18 a balloon of %i MB in a guest of 256 costs %f per cent [MEM-7]', (balloonMib, percent) => {
    const world = steadyWorld([{ memMib: 256, touchedFraction: 1, activeFraction: 0.2, loadPercent: 50 }]);
    world.vms.balloonAskedMib[0] = balloonMib;
    run(world, 20);
    expect(world.vms.balloonedExactMib[0]).toBe(balloonMib);
    verdict({
      id: `V-18 ${balloonMib} MB, %`,
      kind: 'C',
      computed: 100 * (1 - world.vms.speed[0]),
      expected: percent,
      tolerance: 1,
      source: `${WALDSPURGER}, Fig. 2`,
    });
  });
});

describe('idle memory tax', () => {
  it('V-19 gives equal parts to equal shares without a tax, whoever uses them [MEM-2]', () => {
    const world = twoGuestsOn358Mib(0);
    for (const v of [0, 1]) {
      verdict({
        id: `V-19 guest ${v + 1} MB`,
        kind: 'A',
        computed: world.vms.targetMib[v],
        expected: 179,
        tolerance: 3,
        source: `${WALDSPURGER}, Fig. 7`,
      });
    }
  });

  it('gives the busy guest nearly all that it needs with a tax of 75 % [MEM-2]', () => {
    const { vms } = twoGuestsOn358Mib(0.75);
    // Active + 4 × idle: the busy one holds all of its 256 MiB before the idle one keeps more than the rest.
    expect(vms.targetMib[1]).toBeCloseTo(256, 0);
    expect(vms.targetMib[0]).toBeCloseTo(102, 0);
  });
});

describe('page sharing', () => {
  it.each([
    ['A', 42.9, 880 / (880 - 673), 32.9],
    ['B', 29.2, 539 / (539 - 345), 18.7],
    ['C', 10.0, 165 / (165 - 120), 7.2],
  ])('V-20 saves what is shared but one copy, site %s [MEM-4]', (site, shared, copies, reclaimed) => {
    verdict({
      id: `V-20 ${site}, %`,
      kind: 'A',
      computed: savedShare(shared, copies),
      expected: reclaimed,
      tolerance: 0.5,
      source: `${WALDSPURGER}, Fig. 5`,
    });
  });

  it('V-21 saves 60 % of ten guests that have 67 % in common [MEM-4]', () => {
    const world = run(tenAlike(), 4000);
    verdict({
      id: 'V-21 %',
      kind: 'P',
      computed: (100 * world.hosts.savedExactMib[0]) / (10 * 40),
      expected: 60,
      tolerance: 3,
      source: `${WALDSPURGER}, Fig. 4`,
    });
  });

  it('V-22 looks at 512 MB in 291 s and has nearly all of it after 1200 s [MEM-5]', () => {
    const guest: SteadyGuests = { count: 2, memMib: 512, touchedFraction: 1, activeFraction: 0.2, commonFraction: 0.5 };
    const world = steadyWorld([guest], { ...SECONDS, policies: { sharing: 'tenant', ladder: 'esx4' } });
    run(world, 291);
    const source = 'Gupta et al., CACM 2010, §5.2 and footnote';
    const passes = world.vms.scanPasses[0];
    verdict({
      id: 'V-22 pass, s',
      kind: 'A',
      computed: 291 / passes,
      expected: 291,
      tolerance: 0.25,
      relative: true,
      source,
    });
    run(world, 1200 - 291);
    const part = world.vms.savedExactMib[0] / (512 * 0.5 * 0.5);
    verdict({ id: 'V-22 at 1200 s', kind: 'A', computed: part, expected: 1, tolerance: 0.1, source });
  });

  it('V-23 merges nothing before the first pass of 210 s is over, with the scanner of Linux [MEM-5]', () => {
    const guest: SteadyGuests = { count: 2, memMib: 2048, touchedFraction: 1, commonFraction: 0.5 };
    const policies = { sharing: 'tenant', ladder: 'esx4', scanner: 'ksm' } as const;
    const world = steadyWorld([guest], { ...SECONDS, policies });
    let ticks = 0;
    while (world.vms.savedExactMib[0] === 0 && ticks < 400) ticks += run(world, 1) ? 1 : 0;
    const source = 'Linux, admin-guide/mm/ksm: 100 pages every 20 ms';
    verdict({
      id: 'V-23 first merge, s',
      kind: 'A',
      computed: ticks,
      expected: 210,
      tolerance: 0.05,
      relative: true,
      source,
    });
  });
});

describe('the ladder', () => {
  it.each([
    [28, 899],
    [72, 1349.56],
    [128, 1923],
    [144, 2086.84],
    [256, 3233.72],
  ])('V-24 keeps free on a host of %i GB: %f MB [MEM-3]', (gib, minFree) => {
    verdict({
      id: `V-24 ${gib} GB`,
      kind: 'A',
      computed: minFreeMib(gib * 1024),
      expected: minFree,
      tolerance: 0.5,
      source: 'yellow-bricks.com 2011/03/17; blog.jgriffiths.org',
    });
  });

  it('V-24 is soft, hard and low just below 64, 32 and 16 % of it [MEM-3]', () => {
    const memMib = 128 * 1024;
    const states = [0.639, 0.319, 0.159].map((part) =>
      nextMemoryState(LADDERS.vsphere6, memMib, 0, part * minFreeMib(memMib)),
    );
    const right = states.filter((state, i) => MEMORY_STATES[state] === (['soft', 'hard', 'low'] as const)[i]).length;
    const source = 'yellow-bricks.com 2011/03/17';
    verdict({ id: 'V-24 states right', kind: 'A', computed: right, expected: 3, tolerance: 0, source });
    expect(MEMORY_STATES[nextMemoryState(LADDERS.vsphere6, memMib, 0, 0.641 * minFreeMib(memMib))]).toBe('clear');
  });

  it('V-25 goes down through the states of 2002 on a host of 64 GB [MEM-3]', () => {
    const seen: string[] = [];
    let state = 0;
    for (const freeGib of [5, 2, 1, 0.5]) {
      state = nextMemoryState(LADDERS.esx2002, 65_536, state, freeGib * 1024);
      seen.push(MEMORY_STATES[state]);
    }
    expect(seen).toEqual(['high', 'soft', 'hard', 'low']);
    const agreeing = seen.filter((name, i) => name === ['high', 'soft', 'hard', 'low'][i]).length;
    verdict({
      id: 'V-25 states right',
      kind: 'A',
      computed: agreeing,
      expected: 4,
      tolerance: 0,
      source: `${WALDSPURGER}, §6.3`,
    });
  });
});

describe('swapping', () => {
  const source = 'Gupta et al., CACM 2010, Table 2';

  it('V-26 stalls a vCPU 35.8 % of the time with 50 page reads a second from disk [MEM-9]', () => {
    const world = guestWithAway('swapped');
    verdict({
      id: 'V-26 disk, %',
      kind: 'A',
      computed: (100 * world.vms.swapFraction[0] * 50) / world.hosts.swapIops[0],
      expected: 35.8,
      tolerance: 0.02,
      relative: true,
      source,
    });
  });

  it('V-26 stalls it 688 times less when the pages were compressed [MEM-8]', () => {
    const swapped = guestWithAway('swapped');
    const compressed = guestWithAway('compressed');
    verdict({
      id: 'V-26 times less',
      kind: 'A',
      computed: swapped.vms.swapFraction[0] / compressed.vms.decompressFraction[0],
      expected: 688,
      tolerance: 0.02,
      relative: true,
      source,
    });
    expect(SWAP_DEVICES.hdd.readS).toBe(0.0071516);
  });
});

describe('double paging', () => {
  it('V-27 slows a guest that pages what its host has swapped 2.2 times, compared with redirection [MEM-14]', () => {
    const waits = [false, true].map((pagingRedirection) => pagingTwice(pagingRedirection).vms.guestPagingFraction[0]);
    verdict({
      id: 'V-27 times slower',
      kind: 'C',
      computed: waits[0] / waits[1],
      expected: 2.2,
      tolerance: 0.15,
      relative: true,
      source: 'Govil et al., SOSP 1999, §5.3',
    });
  });
});

describe('the work of saving memory', () => {
  it('V-28 costs a compile less than 7 %, with sharing and patches at work [MEM-6] [MEM-11]', () => {
    const plain = compiling({});
    const saving = compiling({ pagePatching: true, sharing: 'tenant' });
    expect(saving.savedMib).toBeGreaterThan(1000);
    verdict({
      id: 'V-28 %',
      kind: 'C',
      computed: 100 * (plain.work / saving.work - 1),
      expected: 3.5,
      tolerance: 3.5,
      source: 'Gupta et al., CACM 2010, Table 3 (0–7 %)',
    });
  });
});

const SECONDS = { scenario: { tickSeconds: 1 } };

/** Two guests of 256 MiB, the first idle, on a host that has 358 MiB for both; sampled long enough to know them. */
function twoGuestsOn358Mib(idleTax: number): World {
  const size = { memMib: 256, touchedFraction: 1 };
  const idle: SteadyGuests = { ...size, activeFraction: 0.05 };
  const busy: SteadyGuests = { ...size, activeFraction: 1, loadPercent: 10 };
  // Hypervisor 100 + 6, guests’ overhead 2 × 35, 6.6 % kept free: 572 MiB leave 358.
  const world = steadyWorld([idle, busy], {
    host: { memMib: 572 },
    policies: { idleTax, ladder: 'esx2002' },
  });
  return run(world, 1000);
}

function tenAlike(): World {
  const guest: SteadyGuests = { count: 10, memMib: 40, touchedFraction: 1, activeFraction: 0.3, commonFraction: 0.67 };
  return steadyWorld([guest], { policies: { sharing: 'tenant', ladder: 'esx2002' } });
}

/** A guest with 2 of its 400 MiB away, all of it active: it touches 51.2 pages of those a second. */
function guestWithAway(where: 'swapped' | 'compressed'): World {
  const guest: SteadyGuests = { memMib: 400, touchedFraction: 1, activeFraction: 1, loadPercent: 50 };
  const world = run(steadyWorld([guest], { host: { swapDevice: 'hdd' } }), 1);
  world.vms[`${where}ExactMib`][0] = 2;
  world.vms[`${where}ActiveMib`][0] = 2;
  return run(world, 1);
}

/** A guest with a large balloon in which its host has swapped all the rest. */
function pagingTwice(pagingRedirection: boolean): World {
  const guest: SteadyGuests = { memMib: 400, touchedFraction: 1, activeFraction: 0.4, loadPercent: 50 };
  const world = run(steadyWorld([guest], { host: { swapDevice: 'ssd' }, policies: { pagingRedirection } }), 1);
  const { vms } = world;
  vms.balloonAskedMib[0] = 260;
  vms.balloonedExactMib[0] = 260;
  vms.swappedExactMib[0] = 140;
  return run(world, 1);
}

/** Native work that a compiler got done in ten minutes on a host that saves memory in this way, and what was saved. */
function compiling(policies: Partial<World['scenario']['policies']>): { work: number; savedMib: number } {
  const guest: SteadyGuests = {
    count: 4,
    memMib: 4096,
    vcpus: 1,
    workload: 'build',
    loadPercent: 100,
    touchedFraction: 1,
    activeFraction: 0.4,
    commonFraction: 0.3,
  };
  const host = { cores: 4, smt: false, memMib: 32_768 };
  const world = steadyWorld([guest], { ...SECONDS, host, policies: { ladder: 'esx4', sliceMs: 1e9, ...policies } });
  let work = 0;
  for (let t = 0; t < 600; t++) {
    run(world, 1);
    work += world.vms.speed[0];
  }
  return { work, savedMib: world.hosts.savedExactMib[0] + world.hosts.patchedExactMib[0] };
}
