import { beforeAll, describe, expect, it } from 'vitest';
import { sharesUnder } from '#client/model/previews/allocation.ts';
import { previewOf } from '#client/model/previews/preview.ts';
import type { HostId } from '#shared/ids.ts';
import { resaleCents } from '#shared/sim/cluster/index.ts';
import { sharesOf } from '#shared/sim/kernel/shares.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { fork } from '#shared/sim/kernel/world.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';
import { speakEnglish } from '../english.ts';

beforeAll(speakEnglish);

const lines = (...[world, command, args]: Parameters<typeof previewOf>) =>
  previewOf(world, command, args)?.lines.map(({ text, tone }) => `${tone}: ${text.replaceAll('\u00a0', ' ')}`);

/** Two guests that want more than their host has: each 8 busy vCPUs of a host of 8 cores. */
function crowded(): World {
  const vm = { vcpus: 8, meanLoad: 1, memMib: 2048 } as const;
  return run(aWorld({ hosts: 1, host: { cores: 8 }, vms: 2, vm }), 100);
}

/** ‰ of what a VM wants that it gets, after an order has been in force for a while. */
function gets(world: World, vm: number): number {
  run(world, 100);
  return (1000 * world.vms.gotMhz[vm]) / world.vms.dueMhz[vm];
}

describe('the prediction of shares, a floor and a ceiling', () => {
  it.each([
    ['four times the shares', { sharesFactor: 4, reservationMhz: 0, limitMhz: 0 }],
    ['a floor', { sharesFactor: 1, reservationMhz: 15_000, limitMhz: 0 }],
  ])('is what the engine then gives, to a hundredth (%s)', (_, own) => {
    const world = crowded();
    const told = sharesUnder(world, 0, { ...own, shares: sharesOf(8, own.sharesFactor) });
    const then = fork(world);
    give(then, 'setAllocation', { vm: 0, reservedMib: 0, ...own });
    expect(Math.abs(gets(then, 0) - told.own)).toBeLessThan(10);
    expect(Math.abs(gets(then, 1) - told.others)).toBeLessThan(10);
    expect(told.own).toBeGreaterThan(
      sharesUnder(world, 1, { shares: sharesOf(8, 1), reservationMhz: 0, limitMhz: 0 }).own,
    );
  });

  it('says who gains and who loses, and what a host can still guarantee', () => {
    const world = crowded();
    const args = { vm: 0, sharesFactor: 4, reservationMhz: 1000, limitMhz: 0, reservedMib: 1024 };
    const [own, others, floor, locked] = lines(world, 'setAllocation', args) ?? [];
    expect(own).toMatch(/^good: It would get \d+ % of the CPU/);
    expect(others).toMatch(/^bad: 1 VM beside it on Host 1/);
    expect(floor).toMatch(/^plain: Host 1 could still guarantee/);
    expect(locked).toMatch(/^plain: 1 GiB of Host 1/);
  });
});

describe('the prediction of cooling and power caps', () => {
  it('tells the watts that the facility then saves', () => {
    const world = run(aWorld({ hosts: 4, vms: 4 }), 50);
    const warm = fork(world);
    give(warm, 'setCooling', { host: 0, celsius: 27 });
    for (const each of [world, warm]) run(each, 1);
    const saved = Math.round(world.hall.facilityW[0]! - warm.hall.facilityW[0]!);
    const [line, fails] = lines(world, 'setCooling', { host: 0, celsius: 27 }) ?? [];
    const told = Number(/saves (\d+) W/.exec(line ?? '')?.[1]);
    expect(saved).toBeGreaterThan(0);
    // What is shown of power is rounded to tens of watts.
    expect(Math.abs(told - saved)).toBeLessThanOrEqual(10);
    expect(fails).toMatch(/^watch: If the cooling fails/);
    // 36 °C is half of the way from 32 to 40 °C, where half of the clock is left; 32 °C is the most that can be set.
    expect(lines(world, 'setCooling', { host: 0, celsius: 32 })?.[1]).toMatch(/^watch/);
  });

  it('says of a cap whether it is felt now', () => {
    const world = crowded();
    const want = world.racks.powerW[0]!;
    expect(lines(world, 'setPowerCap', { host: 0, watts: want * 2 })?.[0]).toMatch(/^good: .*slows nobody down/);
    const [slow] = lines(world, 'setPowerCap', { host: 0, watts: Math.round(want * 0.8) }) ?? [];
    expect(slow).toMatch(/^bad: .*of their clock/);
    expect(lines(world, 'setPowerCap', { host: 0, watts: 0 })).toEqual([
      'plain: No cap: its hosts draw what their work needs.',
    ]);
  });
});

describe('the prediction of money and machines', () => {
  it('of a sale is no more than it then brings', () => {
    const world = run(aWorld({ hosts: 2, vms: 1, placedOn: [0] }), 200);
    const [line] = lines(world, 'sellHost', { host: 1 }) ?? [];
    const told = Number((/at least ¤ ([\d,]+)/.exec(line ?? '')?.[1] ?? '').replaceAll(',', ''));
    const cents = resaleCents(world, 1 as HostId);
    expect(told).toBe(Math.round(cents / 100));
  });

  it('of a loan is two percent a day', () => {
    const world = aWorld({ scenario: { lengthS: 480 } });
    // Two days of 240 seconds lie ahead.
    expect(lines(world, 'takeLoan', { coins: 10_000 })).toEqual([
      'watch: Costs ¤ 200 of interest a day.',
      'watch: ¤ 400 until the end, if nothing is paid back.',
      'plain: Then ¤ 10,000 are owed; the bank would lend ¤ 90,000 more.',
    ]);
  });

  it('of another size tells how busy its vCPUs are then, and what its host can still promise', () => {
    const world = run(aWorld({ hosts: 1, vms: 1, vm: { vcpus: 1, memMib: 4096 } }), 50);
    const [busy, room] = lines(world, 'resizeVm', { vm: 0, vcpus: 2, memMib: 8192 }) ?? [];
    expect(busy).toMatch(/^good: Its work would fill \d+ % of 2 vCPUs/);
    const then = fork(world);
    give(then, 'resizeVm', { vm: 0, vcpus: 2, memMib: 8192 });
    expect(lines(then, 'resizeVm', { vm: 0, vcpus: 2, memMib: 8192 })?.[1]).toBe(room);
  });

  it('is there for every order about shares, cooling, caps, sizes, disks, loans and sales as soon as it is complete', () => {
    const world = run(aWorld({ hosts: 2, vms: 1 }), 20);
    const complete = {
      setAllocation: { vm: 0, sharesFactor: 2, reservationMhz: 0, limitMhz: 0, reservedMib: 0 },
      setCooling: { host: 0, celsius: 25 },
      setPowerCap: { host: 0, watts: 500 },
      resizeVm: { vm: 0, vcpus: 2, memMib: 8192 },
      sellHost: { host: 1 },
      takeLoan: { coins: 100 },
      repayLoan: { coins: 100 },
    } as const;
    for (const [command, args] of Object.entries(complete)) {
      const told = previewOf(world, command as keyof typeof complete, args);
      expect([command, (told?.lines.length ?? 0) > 0]).toEqual([command, true]);
    }
  });
});

describe('an order about what nobody sees', () => {
  it('says what is known before, besides what it does in general', () => {
    const world = run(aWorld({ hosts: 2, vms: 1, vm: { memMib: 4096 } }), 20);
    const complete = {
      auditImage: { vm: 0 },
      forensicSnapshot: { vm: 0 },
      takeSnapshot: { vm: 0, memory: true },
      patchGuest: { vm: 0 },
      patchHost: { host: 0, live: true },
      quarantineHost: { host: 0, on: true },
    } as const;
    for (const [command, args] of Object.entries(complete)) {
      const told = previewOf(world, command as keyof typeof complete, args);
      expect([command, told?.besides, (told?.lines.length ?? 0) > 0]).toEqual([command, true, true]);
    }
    expect(lines(world, 'quarantineHost', { host: 0, on: true })?.[0]).toContain('On it now: 1 VM.');
  });

  it('tells of a snapshot that has no room, and of a chain that is too long', () => {
    const world = run(aWorld({ hosts: 1, vms: 1, vm: { memMib: 4096 } }), 20);
    world.datastores.freeMib[0] = 1024;
    world.vms.snapshots[0] = 3;
    const [room, depth] = lines(world, 'takeSnapshot', { vm: 0, memory: true }) ?? [];
    expect(room).toBe('bad: It takes 4 GiB at once; Datastore 1 has 1 GiB left.');
    expect(depth).toBe('watch: There are 4 snapshots then.');
    expect(lines(world, 'takeSnapshot', { vm: 0, memory: false })?.[0]).toMatch(/^plain: It takes 0 MiB/);
  });

  it('tells the same of a host that is patched empty as of emptying it', () => {
    const world = run(aWorld({ hosts: 2, vms: 2, placedOn: [0, 0] }), 20);
    const emptied = lines(world, 'setMaintenance', { host: 0, on: true });
    expect(lines(world, 'patchHost', { host: 0, live: false })?.slice(1)).toEqual(emptied);
  });
});
