import { describe, expect, it } from 'vitest';
import type { HostId, VmId } from '#shared/ids.ts';
import { GAME_HOSTS } from '#shared/scenarios/hardware.ts';
import { MIGRATION_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { predictColdMigration, predictMigration } from '#shared/sim/migration/predict-migration.ts';
import { aMovingWorld, moveAll, roundsOf } from '../../support/a-move.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';

/** The table of the game's design counts memory in tiles of 128 MiB and time in seconds; the link carries eight a second. */
const TILE_MIB = 128;
const LINK_MBIT = 8 * TILE_MIB * 8.388608;

function tableRow(wish: { memMib: number; dirtyTiles: number; links?: number; active?: number; vms?: number }) {
  return aMovingWorld({
    vms: wish.vms ?? 1,
    memMib: wish.memMib,
    active: wish.active ?? 0.47,
    dirty: { hotMib: 0, hotS: 1, coldMibPerS: wish.dirtyTiles * TILE_MIB },
    networkMbit: LINK_MBIT * (wish.links ?? 1),
  });
}

describe('pre-copy at full speed', () => {
  it('[MIG-1] sends in each round what was dirtied during the one before, until the rest fits into the pause', () => {
    // 4 096 MiB at nearly 1 024 MiB/s take 4 s, and then 2, 1 and 0.5 s; the last 256 MiB fit into 300 ms.
    const [move] = moveAll(tableRow({ memMib: 4096, dirtyTiles: 4, active: 0.625 }), [0], 'at once');
    expect(move).toMatchObject({ pauseMs: 259, rounds: 4, sentMib: 7937 });
    expect(move.seconds).toBeCloseTo(7.8, 6);
  });

  it.each([
    // The game's migration table: totals and pauses in seconds, what is sent in multiples of the guest's memory.
    { memMib: 4096, dirtyTiles: 1, total: 4.6, pause: 0.06, sent: 1.1 },
    { memMib: 4096, dirtyTiles: 4, active: 0.625, total: 7.8, pause: 0.25, sent: 1.9 },
    { memMib: 16_384, dirtyTiles: 6, total: 43, pause: 1, sent: 2.7 },
    { memMib: 16_384, dirtyTiles: 10, total: 76, pause: 7.5, sent: 4.8 },
    { memMib: 16_384, dirtyTiles: 10, links: 2, total: 17.8, pause: 0.14, sent: 2.2 },
    { memMib: 16_384, dirtyTiles: 4, total: 30.8, pause: 0.23, sent: 1.9 },
  ])('[MIG-2] $memMib MiB dirtying $dirtyTiles tiles a second', ({ total, pause, sent, ...wish }) => {
    const [move] = moveAll(tableRow(wish), [0], 'at once');
    expect(Math.abs(move.seconds - total)).toBeLessThanOrEqual(0.02 * total);
    expect(Math.abs(move.pauseMs / 1000 - pause)).toBeLessThanOrEqual(0.1);
    expect(Math.abs(move.sentMib / wish.memMib - sent)).toBeLessThanOrEqual(0.1);
  });

  it('[MIG-3] gives the same move at any length of tick', () => {
    const arrivals = [0.05, 0.2, 1, 300].map((tickSeconds) => {
      const dirty = { hotMib: 40, hotS: 0.5, coldMibPerS: 300 };
      const world = aMovingWorld({ memMib: 4096, dirty, networkMbit: 8000, tickSeconds });
      const [{ pauseMs, sentMib, rounds }] = moveAll(world, [0], 'at once');
      return { pauseMs, sentMib, rounds };
    });
    for (const arrival of arrivals) expect(arrival).toEqual(arrivals[0]);
  });

  // Clark et al., NSDI 2005, §5.3: only pages that have not been dirtied again "at the time we scan them" are sent.
  it.each([1000, 300, 60])(
    '[MIG-12] skips what is dirty again when its turn comes, at what %d Mbit/s really send',
    (networkMbit) => {
      const dirty = { hotMib: 40, hotS: 0.6, coldMibPerS: 2 };
      const migration = { rounds: 'adaptive', minMbit: 100, maxMbit: 500, stepMbit: 50, maxRounds: 29 } as const;
      const world = aMovingWorld({ memMib: 200, dirty, networkMbit, tickSeconds: 0.01, migration });
      const sentMib = roundsOf(world);
      const rate = Math.min(networkMbit, 100) / 8.388608;
      const firstS = sentMib[0] / rate;
      const dirtyMib = 40 * (1 - Math.exp(-firstS / 0.6)) + 2 * firstS;
      const limitMbit = Math.min(networkMbit, Math.max(100, (dirtyMib * 8.388608) / firstS + 50));
      const secondS = (sentMib[1] * 8.388608) / limitMbit;
      const stillClean = (0.6 / secondS) * (1 - Math.exp(-secondS / 0.6));
      const expected = 40 * (1 - Math.exp(-firstS / 0.6)) * stillClean + 2 * firstS;
      expect(Math.abs(sentMib[1] / expected - 1)).toBeLessThan(0.005);
    },
  );

  it('[MIG-4] is three times slower for four busy guests at once than for one after another, and hurts far more', () => {
    const wish = { memMib: 4096, dirtyTiles: 4, active: 0.625, vms: 4 };
    const inTurn = moveAll(tableRow(wish), [0, 1, 2, 3], 'in turn');
    const atOnce = moveAll(tableRow(wish), [0, 1, 2, 3], 'at once');
    expect(inTurn[3].seconds).toBeCloseTo(31.8, 6);
    expect(atOnce[3].seconds).toBeCloseTo(96.2, 6);
    expect(inTurn[0].pauseMs).toBe(259);
    expect(atOnce[0].pauseMs).toBe(10_010);
  });

  it('[MIG-5] gets through when its guest is throttled', () => {
    const world = tableRow({ memMib: 16_384, dirtyTiles: 10 });
    give(world, 'migrateLive', { vm: 0, host: 1 });
    expect(world.migrations.predictedEndTick[0]).toBe(0);
    give(world, 'throttleGuest', { vm: 0, percent: 60 });
    run(world, 10);
    expect(world.migrations.predictedEndTick[0]).toBeGreaterThan(100);
    run(world, 200);
    expect(world.vms.host[0]).toBe(1);
  });
});

describe('the pause', () => {
  it('[MIG-6] is charged to the ticks in which the guest stands still, and logging costs 4 % before', () => {
    const world = tableRow({ memMib: 4096, dirtyTiles: 4 });
    give(world, 'migrateLive', { vm: 0, host: 1 });
    expect(world.vms.pausedFraction[0]).toBeCloseTo(0.04, 9);
    let stoodStillS = 0;
    for (let t = 0; t < 60; t++) {
      run(world, 1);
      stoodStillS += Math.max(0, world.vms.pausedFraction[0] - 0.04) * 0.2;
    }
    // 259 ms, of which the two ticks it begins and ends in are counted above their 4 %.
    expect(stoodStillS).toBeCloseTo(0.259, 1);
    expect(world.vms.pausedFraction[0]).toBe(0);
  });
});

describe('the migration network', () => {
  it('[MIG-7] is shared max–min: what one move cannot use, the others get', () => {
    const fast = { ...GAME_HOSTS[1], id: 'fast', nicMbit: 8000 };
    const withSlow = aWorld({
      hosts: ['fast', 'fast', 'slow'].map((model) => ({ model, state: 'on' as const })),
      vms: 3,
      placedOn: [0, 0, 0],
      facility: { migrationMbit: 6000 },
      scenario: { hostModels: [fast, { ...fast, id: 'slow', nicMbit: 1000 }] },
    });
    run(withSlow, 5);
    give(withSlow, 'migrateLive', { vm: 0, host: 1 });
    give(withSlow, 'migrateLive', { vm: 1, host: 1 });
    give(withSlow, 'migrateLive', { vm: 2, host: 2 });
    // 1 000 Mbit/s to the slow host, 2 500 to each of the others
    expect([...withSlow.migrations.rateMibPerS.slice(0, 3)]).toEqual([298, 298, 119]);
    expect(withSlow.hall.migrationUsedMbit[0]).toBe(6000);
  });

  it('[MIG-8] costs the sender a tenth of a core per Gbit/s', () => {
    const world = aMovingWorld({ memMib: 4096, networkMbit: 5000 });
    run(world, 2);
    const before = world.hosts.overheadMhz[0];
    give(world, 'migrateLive', { vm: 0, host: 1 });
    expect(world.hosts.overheadMhz[0] - before).toBeCloseTo(5 * 0.1 * 2400, 6);
  });
});

describe('a VM that has arrived', () => {
  it('[MIG-9] keeps its balloon and has nothing shared, compressed or swapped by its old host', () => {
    const world = aMovingWorld({ memMib: 4096, networkMbit: 10_000 });
    give(world, 'balloonVm', { vm: 0, mib: 512 });
    run(world, 50);
    expect(world.vms.balloonedExactMib[0]).toBeCloseTo(512, 0);
    const [move] = moveAll(world, [0], 'at once');
    // What the balloon holds does not travel.
    expect(move.sentMib).toBeLessThan(4096 - 512 + 50);
    const { vms } = world;
    expect(vms.balloonedExactMib[0]).toBeCloseTo(512, 0);
    expect([vms.savedExactMib[0], vms.compressedExactMib[0], vms.swappedExactMib[0]]).toEqual([0, 0, 0]);
  });
});

describe('a prediction', () => {
  it('[MIG-10] made from what a player may see is what then happens', () => {
    const world = aMovingWorld({ memMib: 4096, dirty: { hotMib: 20, hotS: 1, coldMibPerS: 300 }, networkMbit: 8000 });
    run(world, 10);
    const predicted = predictMigration(world, 0 as VmId, 1 as HostId);
    const [move] = moveAll(world, [0], 'at once');
    expect(predicted).toMatchObject({ converges: true, waits: false, rounds: move.rounds });
    expect(Math.abs(predicted.seconds - move.seconds)).toBeLessThan(0.4);
    expect(Math.abs(predicted.pauseMs - move.pauseMs)).toBeLessThan(60);
  });

  it('[MIG-10] says that a move never converges, and what a cold one costs', () => {
    const world = run(tableRow({ memMib: 16_384, dirtyTiles: 10 }), 10);
    expect(predictMigration(world, 0 as VmId, 1 as HostId).converges).toBe(false);
    // 16 384 MiB at 1 024 MiB/s, and a boot of 3 s
    expect(predictColdMigration(world, 0 as VmId, 1 as HostId).pauseMs).toBeCloseTo(19_000, -1);
  });
});

describe('a cold move', () => {
  it('[MIG-11] is down from the first byte to the end of its boot', () => {
    const world = tableRow({ memMib: 4096, dirtyTiles: 4 });
    give(world, 'migrateCold', { vm: 0, host: 1 });
    expect(MIGRATION_STATES[world.migrations.state[0]]).toBe('cold');
    // 4 096 MiB take 4 s and a bit: a network of whole Mbit/s is a little slower than eight tiles.
    run(world, 20);
    expect(world.vms.host[0]).toBe(0);
    run(world, 1);
    expect(world.vms.host[0]).toBe(1);
    run(world, 15);
    expect(world.events).toContainEqual({ type: 'vmStarted', vm: 0, host: 1 });
  });

  it('[MIG-11] takes longer than switching off and placing elsewhere, for which storage has all that is needed', () => {
    const ticksUntilUp = (move: (world: World) => void) => {
      const world = run(aWorld({ hosts: 2, vms: 1 }), 5);
      const before = world.tick;
      move(world);
      while (world.vms.host[0] === 0 || VM_STATES[world.vms.state[0]] !== 'running') run(world, 1);
      return world.tick - before;
    };
    const moved = ticksUntilUp((world) => give(world, 'migrateCold', { vm: 0, host: 1 }));
    const placed = ticksUntilUp((world) => {
      give(world, 'powerOffVm', { vm: 0 });
      while (give(world, 'placeVm', { vm: 0, host: 1 })) run(world, 0);
    });
    expect([moved, placed]).toEqual([34, 22]);
  });
});
