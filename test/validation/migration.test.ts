import { describe, expect, it } from 'vitest';
import type { VmId } from '#shared/ids.ts';
import { MIGRATION_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { MigrationPolicy } from '#shared/sim/kernel/scenario/scenario.ts';
import { travellingMib } from '#shared/sim/memory/guest-memory.ts';
import { aMovingWorld, MIB_PER_MB, moveAll, roundsOf } from '../support/a-move.ts';
import { run } from '../support/a-world.ts';
import { give, giveAsInstructor } from '../support/give.ts';
import { steadyWorld } from '../support/steady-world.ts';
import { verdict } from './verdicts.ts';

const CLARK = 'Clark et al., NSDI 2005';
const MBIT_PER_MIB = 8.388608;

/** Clark et al., §6.3: 100 to 500 Mbit/s, 50 faster than the guest writes; 29 rounds at most in Xen. */
const XEN: Partial<MigrationPolicy> = {
  rounds: 'adaptive',
  minMbit: 100,
  maxMbit: 500,
  stepMbit: 50,
  resumeMs: 9,
  maxRounds: 29,
};
/** Payload of TCP in a packet of 1500 bytes, which takes 1538 on the wire. */
const PAYLOAD = 1460 / 1538;
/** Fitted to the bars of what SPECweb99 dirtied (Fig. 9). */
const SPECWEB = { hotMib: 44.6 * MIB_PER_MB, hotS: 0.615, coldMibPerS: 2.43 * MIB_PER_MB };

describe('moving virtual machines', () => {
  it.each([
    { mbit: 128, seconds: 32 },
    { mbit: 256, seconds: 16 },
    { mbit: 512, seconds: 8 },
  ])('[MIG-18] V-36 stops and copies 512 MB at $mbit Mbit/s', ({ mbit, seconds }) => {
    const world = aMovingWorld({ memMib: Math.round(512 * MIB_PER_MB), networkMbit: mbit, tickSeconds: 0.05 });
    give(world, 'migrateSuspended', { vm: 0, host: 1 });
    let pauseMs = 0;
    while (pauseMs === 0) {
      run(world, 1);
      for (const event of world.events) if (event.type === 'migrationDone') pauseMs = event.pauseMs;
    }
    verdict({
      id: `V-36 ${mbit} Mbit/s`,
      kind: 'A',
      computed: pauseMs / 1000,
      expected: seconds,
      tolerance: 0.02,
      relative: true,
      source: `${CLARK}, §4.2`,
    });
  });

  it('V-37 moves a static web server', () => {
    const world = aMovingWorld({
      memMib: Math.round(776 * MIB_PER_MB),
      // The guest of Fig. 8 serves static files: its dirty pages are those of the class.
      dirty: { hotMib: 20, hotS: 0.5, coldMibPerS: 1 },
      networkMbit: 1000,
      tickSeconds: 0.05,
      migration: XEN,
    });
    give(world, 'migrateLive', { vm: 0, host: 1 });
    let ticks = 1;
    for (; world.migrations.round[0] === 0; ticks++) run(world, 1);
    const firstPassS = ticks * 0.05;
    const source = `${CLARK}, Fig. 8`;
    verdict({
      id: 'V-37 first pass s',
      kind: 'A',
      computed: firstPassS,
      expected: 62,
      tolerance: 0.03,
      relative: true,
      source,
    });
    let pauseMs = 0;
    while (pauseMs === 0) {
      run(world, 1);
      for (const event of world.events) if (event.type === 'migrationDone') pauseMs = event.pauseMs;
    }
    verdict({
      id: 'V-37 outage ms',
      knownMiss:
        'decided by whether the hot set gets dirty faster (H/τ) than the fastest round is sent, 450 Mbit/s: the class web does not (320), so its last round is nearly empty',
      kind: 'C',
      computed: pauseMs,
      expected: 165,
      tolerance: 0.4,
      relative: true,
      source,
    });
  });

  // 9.8 s of later rounds and 165 ms of outage (Clark et al., Fig. 8), of which both dirty rates are made: no case of validation.
  it('[MIG-12] moves that server as long, and stops it as long, with dirty rates fitted to both', () => {
    const world = aMovingWorld({
      memMib: Math.round(776 * MIB_PER_MB),
      // 536 Mbit/s of hot memory: just above what the fastest round sends.
      dirty: { hotMib: 33.5 * MIB_PER_MB, hotS: 0.5, coldMibPerS: 1.25 * MIB_PER_MB },
      networkMbit: 1000,
      tickSeconds: 0.05,
      migration: XEN,
    });
    const [move] = moveAll(world, [0], 'at once');
    const laterS = move.seconds - (776 * 8) / 100 - move.pauseMs / 1000;
    expect(Math.abs(laterS - 9.8)).toBeLessThan(0.98);
    expect(Math.abs(move.pauseMs - 165)).toBeLessThan(66);
  });

  it('[NET-1] V-37 slows a web server by what its move sends over the same card', () => {
    const dirty = { hotMib: 20, hotS: 0.5, coldMibPerS: 1 };
    const card = 870 / PAYLOAD;
    const policies = { migration: { ...XEN, dirty: { sender: dirty } } };
    const guest = { workload: 'sender', memMib: 740, touchedFraction: 1, vcpus: 2, loadPercent: 100 } as const;
    const world = steadyWorld([guest], { hosts: 2, host: { nicMbit: card }, policies });
    run(world, 10);
    expect(world.hosts.nicUsedMbit[0]).toBeCloseTo(card, 6);
    give(world, 'migrateLive', { vm: 0, host: 1 });
    run(world, 5);
    verdict({
      id: 'V-37 service Mbit/s',
      kind: 'A',
      computed: world.hosts.nicUsedMbit[0] * PAYLOAD,
      expected: 765,
      tolerance: 0.03,
      relative: true,
      source: `${CLARK}, Fig. 8`,
    });
  });

  it('[MIG-12] V-38 moves SPECweb99 in rounds', () => {
    const world = aMovingWorld({
      memMib: Math.round(676.8 * MIB_PER_MB),
      dirty: SPECWEB,
      networkMbit: 10_000,
      tickSeconds: 0.2,
      migration: XEN,
    });
    const [move] = moveAll(world, [0], 'at once');
    const source = `${CLARK}, Fig. 9`;
    const kind = 'W';
    const near = (part: number) => ({ tolerance: part, relative: true, source, kind }) as const;
    verdict({ id: 'V-38 total MB', computed: move.sentMib / MIB_PER_MB, expected: 960, ...near(0.1) });
    verdict({ id: 'V-38 seconds', computed: move.seconds, expected: 71, ...near(0.1) });
    verdict({ id: 'V-38 downtime ms', kind, computed: move.pauseMs, expected: 225, tolerance: 75, source });
    const fine = aMovingWorld({
      memMib: Math.round(676.8 * MIB_PER_MB),
      dirty: SPECWEB,
      networkMbit: 10_000,
      tickSeconds: 0.01,
      migration: XEN,
    });
    const sentMb = roundsOf(fine).map((mib) => mib / MIB_PER_MB);
    [126.7, 39, 28.4, 24.2, 16.7].forEach((expected, i) => {
      verdict({ id: `V-38 round ${i + 2} MB`, computed: sentMb[i + 1], expected, ...near(0.35) });
    });
  });

  it('V-39 moves an idle 8 GiB guest under KVM', () => {
    const world = aMovingWorld({
      memMib: 8192,
      touched: 0.31,
      dirty: { hotMib: 1, hotS: 1, coldMibPerS: 0.05 },
      networkMbit: 9400,
      tickSeconds: 0.01,
    });
    const [move] = moveAll(world, [0], 'at once');
    const source = 'opnfv/kvmfornfv, live migration user guide';
    verdict({
      id: 'V-39 seconds',
      kind: 'C',
      computed: move.seconds,
      expected: 2.27,
      tolerance: 0.2,
      relative: true,
      source,
    });
    // At most 60 ms.
    verdict({ id: 'V-39 downtime ms', kind: 'C', computed: move.pauseMs, expected: 30, tolerance: 30, source });
  });

  it('V-40 converges like QEMU when the guest dirties less than the link carries, and never otherwise', () => {
    const qemu = { maxRounds: 0, pauseMs: 300, sessionMbit: 134.2 * 8, resumeMs: 0 };
    const guest = (dirtyMb: number) =>
      aMovingWorld({
        memMib: 8192,
        dirty: { hotMib: 0, hotS: 1, coldMibPerS: dirtyMb * MIB_PER_MB },
        networkMbit: 10_000,
        migration: qemu,
      });
    const [move] = moveAll(guest(100), [0], 'at once');
    const source = 'QEMU migration/options.c defaults, arithmetic';
    const near = { kind: 'A', tolerance: 0.05, relative: true, source } as const;
    verdict({ id: 'V-40 rounds', computed: move.rounds, expected: 19, ...near });
    verdict({ id: 'V-40 seconds', computed: move.seconds, expected: 250, ...near });
    verdict({ id: 'V-40 GB', computed: move.sentMib / MIB_PER_MB / 1000, expected: 33.6, ...near });
    const hopeless = guest(150);
    give(hopeless, 'migrateLive', { vm: 0, host: 1 });
    run(hopeless, 5000);
    verdict({ id: 'V-40 never ends', kind: 'A', computed: hopeless.vms.host[0], expected: 0, tolerance: 0, source });
    expect(hopeless.migrations.predictedEndTick[0]).toBe(0);
    give(hopeless, 'throttleGuest', { vm: 0, percent: 20 });
    run(hopeless, 5000);
    verdict({
      id: 'V-40 throttled 20 %',
      kind: 'A',
      computed: hopeless.vms.host[0],
      expected: 1,
      tolerance: 0,
      source,
    });
  });

  it('[MIG-17] V-40 converges by itself when the guest is throttled automatically', () => {
    const world = aMovingWorld({
      memMib: 8192,
      dirty: { hotMib: 0, hotS: 1, coldMibPerS: 150 * MIB_PER_MB },
      networkMbit: 10_000,
      migration: { maxRounds: 0, pauseMs: 300, sessionMbit: 134.2 * 8, resumeMs: 0, autoConverge: true },
    });
    const [move] = moveAll(world, [0], 'at once');
    const source = 'QEMU migration/options.c defaults, arithmetic';
    verdict({ id: 'V-40 auto-converged', kind: 'A', computed: world.vms.host[0], expected: 1, tolerance: 0, source });
    expect(move.pauseMs).toBeLessThanOrEqual(300);
  });

  it('[MIG-15] V-41 sends every page once after the guest, and fetches at most 21 % of its working set at once', () => {
    const memMib = 4096;
    const guest = { memMib, touchedFraction: 1, activeFraction: 0.5, loadPercent: 100, vcpus: 1 };
    const world = run(steadyWorld([guest], { hosts: 2, facility: { migrationMbit: 1000 } }), 20);
    const usedMib = travellingMib(world.vms, 0 as VmId);
    give(world, 'migratePostCopy', { vm: 0, host: 1 });
    let [faults, sentMib] = [0, 0];
    for (let t = 0; t < 2000 && sentMib === 0; t++) {
      faults = Math.max(faults, world.migrations.faults[0]);
      run(world, 1);
      for (const event of world.events) if (event.type === 'migrationDone') sentMib = event.sentMib;
    }
    const source = 'Hines & Gopalan, VEE 2009, abstract';
    verdict({
      id: 'V-41 bytes / used',
      kind: 'A',
      computed: sentMib / usedMib,
      expected: 1.005,
      tolerance: 0.005,
      source,
    });
    // At most 21 %; the bound is the model's own, so that it holds says that the code keeps it.
    const share = faults / (0.5 * memMib * 256);
    verdict({ id: 'V-41 faults / pages', kind: 'C', computed: share, expected: 0.105, tolerance: 0.105, source });
    expect(share).toBeGreaterThan(0.01);
  });

  /** What becomes of a guest between two hosts when one of them dies. */
  function afterDeathOf(subject: number) {
    const world = aMovingWorld({ memMib: 4096, networkMbit: 1000 });
    give(world, 'migratePostCopy', { vm: 0, host: 1 });
    run(world, 20);
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject });
    return VM_STATES[world.vms.state[0]];
  }

  it('[MIG-15] loses a guest between two hosts with the one that it leaves, too', () => {
    expect(afterDeathOf(0)).toBe('lost');
  });

  it('[MIG-15] V-41 loses a guest between two hosts with its target', () => {
    verdict({
      id: 'V-41 lost with its target',
      kind: 'A',
      computed: afterDeathOf(1) === 'lost' ? 1 : 0,
      expected: 1,
      tolerance: 0,
      source: 'Hines & Gopalan, VEE 2009',
    });
  });

  it('[MIG-14] V-42 runs four of five moves over 1 Gbit/s', () => {
    // They write like the class web, and send nothing of their own over the card.
    const dirty = { hotMib: 20, hotS: 0.5, coldMibPerS: 1 };
    const world = aMovingWorld({ vms: 5, memMib: 1024, dirty, networkMbit: 10_000, nicMbit: 1000 });
    for (let vm = 0; vm < 5; vm++) give(world, 'migrateLive', { vm, host: 1 });
    const inState = (state: (typeof MIGRATION_STATES)[number]) =>
      [...world.migrations.state].filter((s) => s === MIGRATION_STATES.indexOf(state)).length;
    const source = 'vSphere vMotion: 250 Mbit/s per session (vCenter manual)';
    const exact = { kind: 'A', tolerance: 0, source } as const;
    verdict({ ...exact, id: 'V-42 running', computed: inState('preCopy'), expected: 4 });
    verdict({ ...exact, id: 'V-42 queued', computed: inState('queued'), expected: 1 });
    expect(world.migrations.rateExactMibPerS[0] * MBIT_PER_MIB).toBeCloseTo(250, 6);
    while (world.vms.host.slice(0, 5).every((host) => host === 0)) run(world, 1);
    run(world, 1);
    const fifth = world.migrations.state[world.vms.migration[4]];
    const running = fifth === MIGRATION_STATES.indexOf('preCopy') ? 1 : 0;
    verdict({ ...exact, id: 'V-42 fifth runs once one is done', computed: running, expected: 1 });
  });
});
