import { describe, expect, it } from 'vitest';
import type { HostId, VmId } from '#shared/ids.ts';
import { GAME_HOSTS } from '#shared/scenarios/hardware.ts';
import { MIGRATION_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { fork, type World } from '#shared/sim/kernel/world.ts';
import { predictPostCopy, predictSuspendedMove } from '#shared/sim/migration/predict-migration.ts';
import { aMovingWorld } from '../../support/a-move.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { give, giveAsInstructor } from '../../support/give.ts';
import { steadyWorld } from '../../support/steady-world.ts';

const stateOf = (world: World) => MIGRATION_STATES[world.migrations.state[0]];

/** Runs until the only move of a world has ended; answers the tick in which it did and what it said. */
function untilDone(world: World, ticks = 2000) {
  for (let t = 1; t <= ticks; t++) {
    const done = world.events.find((event) => event.type === 'migrationDone');
    if (done?.type === 'migrationDone') return { ...done, ticks: t };
    run(world, 1);
  }
  throw new Error('the move never ended');
}

/** Dirties 60 tiles of memory too fast for its link: pre-copy would never converge. */
const hopeless = () =>
  aMovingWorld({
    memMib: 8192,
    active: 0.5,
    dirty: { hotMib: 0, hotS: 1, coldMibPerS: 2000 },
    networkMbit: 8000,
    migration: { maxRounds: 0 },
  });

describe('a post-copy', () => {
  it('[MIG-15] moves the guest in 40 ms and the time of its device state, and sends every page once', () => {
    const world = hopeless();
    give(world, 'migratePostCopy', { vm: 0, host: 1 });
    const move = untilDone(world);
    // 2 MiB at 8 000 Mbit/s are 2 ms.
    expect(move.pauseMs).toBe(42);
    expect(move.sentMib).toBe(8192 + 2);
  });

  it('[MIG-15] has its guest run on the target while memory is still on its way, promised on both hosts', () => {
    const world = hopeless();
    give(world, 'migratePostCopy', { vm: 0, host: 1 });
    run(world, 2);
    expect([stateOf(world), world.vms.host[0]]).toEqual(['postCopy', 1]);
    expect([...world.hosts.vms.slice(0, 2)]).toEqual([0, 1]);
    expect(world.hosts.promisedMib[0]).toBe(world.hosts.promisedMib[1]);
    // What is not fetched yet still fills the old host.
    expect(world.hosts.incomingMib[0]).toBeGreaterThan(7000);
    expect(give(world, 'sleepHost', { host: 0 })).toEqual({ code: 'hostNotEmpty', host: 0, vms: 1 });
    expect(give(world, 'sellHost', { host: 0 })).toEqual({ code: 'hostNotEmpty', host: 0, vms: 1 });
    expect(give(world, 'cancelMigration', { vm: 0 })).toEqual({ code: 'tooLateToCancel' });
    untilDone(world);
    expect([world.hosts.promisedMib[0], world.hosts.incomingMib[0]]).toEqual([0, 0]);
  });

  it('[MIG-15] waits for each page that is touched too early: 0.3 ms and the way there and back, at most 21 % of them', () => {
    const guest = { memMib: 4096, touchedFraction: 1, activeFraction: 0.5, vcpus: 2, loadPercent: 50 };
    const world = run(steadyWorld([guest], { hosts: 2, facility: { migrationMbit: 2000 } }), 10);
    give(world, 'migratePostCopy', { vm: 0, host: 1 });
    run(world, 1);
    const before = world.migrations.faults[0];
    run(world, 1);
    const faults = world.migrations.faults[0] - before;
    expect(faults).toBeGreaterThan(0);
    // 0.4 ms each, two vCPUs side by side, in a tick of 200 ms
    expect(world.vms.pausedFraction[0]).toBeCloseTo(Math.min(1, (faults * 0.4) / 2 / 200), 6);
    let most = 0;
    while (world.vms.migration[0] >= 0) {
      most = Math.max(most, world.migrations.faults[0]);
      run(world, 1);
    }
    expect(most).toBeLessThanOrEqual(0.21 * 2048 * 256);
  });

  it.each([
    [0, 'the old host, which has the rest of its memory'],
    [1, 'the new host, on which it runs'],
  ])('[MIG-15] (host %i) loses its VM with %s', (subject) => {
    const world = hopeless();
    give(world, 'migratePostCopy', { vm: 0, host: 1 });
    run(world, 5);
    expect(stateOf(world)).toBe('postCopy');
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject });
    expect(world.events).toContainEqual({ type: 'vmLost', vm: 0, host: subject });
    expect([VM_STATES[world.vms.state[0]], world.vms.host[0]]).toEqual(['lost', -1]);
    expect([...world.hosts.promisedMib.slice(0, 2)]).toEqual([0, 0]);
  });

  it('[MIG-15] stands still while the network is down, and goes on afterwards', () => {
    const world = hopeless();
    give(world, 'migratePostCopy', { vm: 0, host: 1 });
    run(world, 5);
    giveAsInstructor(world, 'injectFault', { fault: 'linkDown', subject: -1 });
    run(world, 5);
    expect(stateOf(world)).toBe('postCopy');
    expect(world.vms.pausedFraction[0]).toBe(1);
    const { sentMib } = untilDone(world);
    expect(sentMib).toBe(8194);
  });
});

describe('a move that copies', () => {
  it('[MIG-16] can go over to post-copy when it does not converge', () => {
    const world = hopeless();
    give(world, 'migrateLive', { vm: 0, host: 1 });
    run(world, 100);
    expect(world.migrations.predictedEndTick[0]).toBe(0);
    expect(give(world, 'switchToPostCopy', { vm: 0 })).toBeUndefined();
    const move = untilDone(world);
    expect(move.pauseMs).toBe(42);
    expect([world.vms.host[0], VM_STATES[world.vms.state[0]]]).toEqual([1, 'running']);
  });

  it('[MIG-16] fetches no more than it lacks', () => {
    const world = aMovingWorld({
      memMib: 4096,
      active: 0.25,
      dirty: { hotMib: 0, hotS: 1, coldMibPerS: 1 },
      networkMbit: 2000,
    });
    give(world, 'migrateLive', { vm: 0, host: 1 });
    run(world, 50);
    const leftMib = world.migrations.roundLeftMib[0];
    give(world, 'switchToPostCopy', { vm: 0 });
    expect(leftMib).toBeLessThan(4096 / 2);
    expect(world.migrations.restMib[0]).toBeGreaterThan(leftMib);
    expect(world.migrations.restMib[0]).toBeLessThan(leftMib + 15);
  });

  it('[MIG-17] throttles its guest by itself when told to: 20 %, then 10 more, each after two rounds that are too dirty', () => {
    const world = aMovingWorld({
      memMib: 2048,
      dirty: { hotMib: 0, hotS: 1, coldMibPerS: 140 },
      networkMbit: 10_000,
      migration: { maxRounds: 0, sessionMbit: 1000, autoConverge: true },
    });
    give(world, 'migrateLive', { vm: 0, host: 1 });
    const steps = [0];
    for (let t = 0; t < 3000 && world.vms.host[0] === 0; t++) {
      const permille = world.vms.throttlePermille[0];
      if (permille !== steps.at(-1) && world.vms.migration[0] >= 0) steps.push(permille);
      run(world, 1);
    }
    expect(steps.slice(0, 4)).toEqual([0, 200, 300, 400]);
    expect(world.vms.host[0]).toBe(1);
    expect(world.vms.throttlePermille[0]).toBe(0);
  });

  it('[MIG-17] is forecast with the throttling that will come', () => {
    const dirty = { hotMib: 0, hotS: 1, coldMibPerS: 140 };
    const forecast = (autoConverge: boolean) => {
      const migration = { maxRounds: 0, sessionMbit: 1000, autoConverge };
      const world = aMovingWorld({ memMib: 2048, dirty, networkMbit: 10_000, migration });
      give(world, 'migrateLive', { vm: 0, host: 1 });
      return world.migrations.predictedEndTick[0];
    };
    expect(forecast(false)).toBe(0);
    expect(forecast(true)).toBeGreaterThan(0);
  });
});

describe('a VM that is suspended for its move', () => {
  it('[MIG-18] stands still for all of the copy, and goes on without a boot', () => {
    const world = aMovingWorld({ memMib: 4096, networkMbit: 8000 });
    give(world, 'migrateSuspended', { vm: 0, host: 1 });
    expect(world.vms.pausedFraction[0]).toBeCloseTo(1, 9);
    const move = untilDone(world);
    // 4 096 MiB at 953.67 MiB/s, and 9 ms to resume
    expect(move).toMatchObject({ pauseMs: 4304, sentMib: 4096, to: 1 });
    expect(VM_STATES[world.vms.state[0]]).toBe('running');
  });

  it('[MIG-18] goes on where it was when the network fails', () => {
    const world = aMovingWorld({ memMib: 4096, networkMbit: 2000 });
    give(world, 'migrateSuspended', { vm: 0, host: 1 });
    run(world, 5);
    giveAsInstructor(world, 'injectFault', { fault: 'linkDown', subject: -1 });
    run(world, 1);
    expect([VM_STATES[world.vms.state[0]], world.vms.host[0], world.vms.pausedFraction[0]]).toEqual(['running', 0, 0]);
  });
});

describe('a prediction', () => {
  it('[MIG-10] says of the other ways what then happens', () => {
    const predict = { migratePostCopy: predictPostCopy, migrateSuspended: predictSuspendedMove };
    for (const name of ['migratePostCopy', 'migrateSuspended'] as const) {
      const world = run(aMovingWorld({ memMib: 4096, networkMbit: 8000 }), 10);
      const predicted = predict[name](world, 0 as VmId, 1 as HostId);
      give(world, name, { vm: 0, host: 1 });
      const move = untilDone(world);
      expect(predicted.pauseMs).toBeCloseTo(move.pauseMs, 0);
      expect(Math.abs(predicted.seconds - move.ticks * 0.2)).toBeLessThan(0.5);
    }
  });
});

describe('a move under way that sends all once', () => {
  it.each(['migrateCold', 'migrateSuspended', 'migratePostCopy'] as const)(
    '[MIG-10] says when it will end, and nothing while the network is down: %s',
    (name) => {
      const world = run(aMovingWorld({ memMib: 4096, networkMbit: 2000 }), 10);
      give(world, name, { vm: 0, host: 1 });
      run(world, 10);
      const said = world.migrations.predictedEndTick[0];
      const until = fork(world);
      while (until.vms.migration[0] >= 0) run(until, 1);
      const boots = name === 'migrateCold' ? 15 : 0;
      expect(Math.abs(said - until.tick - boots)).toBeLessThanOrEqual(6);
      if (name !== 'migratePostCopy') return;
      giveAsInstructor(world, 'injectFault', { fault: 'linkDown', subject: -1 });
      run(world, 6);
      expect(world.migrations.predictedEndTick[0]).toBe(0);
    },
  );
});

const [OLD, NEW] = [
  { ...GAME_HOSTS[1], id: 'old', generation: 'nehalem' },
  { ...GAME_HOSTS[1], id: 'new', generation: 'sandyBridge' },
] as const;

describe('a processor', () => {
  const mixed = (cpuBaseline?: 'off' | 'nehalem') =>
    run(
      aWorld({
        hosts: [
          { model: 'new', state: 'on' },
          { model: 'old', state: 'on' },
        ],
        placedOn: [0],
        scenario: { hostModels: [OLD, NEW] },
        policies: cpuBaseline === undefined ? {} : { cpuBaseline },
      }),
      5,
    );

  it.each(['migrateLive', 'migratePostCopy', 'migrateSuspended'] as const)(
    '[MIG-19] that is too old for what a guest was shown at its boot refuses %s',
    (name) => {
      const refusal = { code: 'cpuTooOld', vm: 0, host: 1 };
      expect(give(mixed('off'), name, { vm: 0, host: 1 })).toEqual(refusal);
    },
  );

  it('[MIG-19] takes the guest when it boots there, and then the guest can go anywhere', () => {
    const world = mixed('off');
    expect(give(world, 'migrateCold', { vm: 0, host: 1 })).toBeUndefined();
    run(world, 100);
    expect(world.vms.host[0]).toBe(1);
    expect(give(world, 'migrateLive', { vm: 0, host: 0 })).toBeUndefined();
    run(world, 100);
    expect(give(world, 'migrateLive', { vm: 0, host: 1 })).toBeUndefined();
  });

  it('[MIG-19] is shown to guests only as far as the oldest of the hall goes, unless the scenario says otherwise', () => {
    expect(give(mixed(), 'migrateLive', { vm: 0, host: 1 })).toBeUndefined();
    expect(give(mixed('nehalem'), 'migrateLive', { vm: 0, host: 1 })).toBeUndefined();
  });

  it('[MIG-19] counts in maintenance: a host whose guests fit nowhere else cannot be emptied', () => {
    expect(give(mixed('off'), 'setMaintenance', { host: 0, on: true })).toEqual({ code: 'wouldStrand', vms: 1 });
    expect(give(mixed(), 'setMaintenance', { host: 0, on: true })).toBeUndefined();
  });
});

describe('hosts far from each other', () => {
  it.each([
    [150, undefined],
    [151, { code: 'hostsTooFarApart', rttMs: 151, mostMs: 150 }],
  ])('[MIG-19] (%i ms) send running guests up to 150 ms', (rttMs, verdict) => {
    const world = aMovingWorld({ memMib: 1024, networkMbit: 1000, migration: { rttMs } });
    expect(give(world, 'migrateLive', { vm: 0, host: 1 })).toEqual(verdict);
  });
});

describe('a host that is emptied', () => {
  it('[MIG-20] sends the guest with the smallest writable working set first, however much memory it reads', () => {
    const cache = { workload: 'retrieval', memMib: 8192, activeFraction: 0.9, touchedFraction: 0.9 } as const;
    const writer = { workload: 'batch', memMib: 2048, activeFraction: 0.5, touchedFraction: 0.5 } as const;
    const world = run(
      steadyWorld(
        [
          { ...writer, loadPercent: 50 },
          { ...cache, loadPercent: 50 },
        ],
        { hosts: 2, host: { nicMbit: 400 } },
      ),
      20,
    );
    give(world, 'setMaintenance', { host: 0, on: true });
    run(world, 5);
    expect([world.vms.migration[0], world.vms.migration[1]]).toEqual([-1, 0]);
  });
});
