import { describe, expect, it } from 'vitest';
import { HOST_STATES } from '#shared/sim/codes.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { give, giveAsInstructor } from '../../support/give.ts';

const stateOf = (world: ReturnType<typeof aWorld>, host: number) => HOST_STATES[world.hosts.state[host]];

describe('buying a host', () => {
  it('pays at once, delivers after 20 beats and starts it by itself', () => {
    const world = aWorld({ hosts: 1, vms: 0 });
    const before = world.hall.cashExactCents[0];
    expect(give(world, 'buyHost', { model: 1 }, 3)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'hostBought', host: 1, priceCents: 600_000, by: 3 });
    expect(world.hall.purchasesCents[0]).toBe(600_000);
    expect(before - world.hall.cashExactCents[0]).toBeGreaterThanOrEqual(600_000);
    expect(stateOf(world, 1)).toBe('delivering');
    run(world, 100);
    expect(stateOf(world, 1)).toBe('booting');
    run(world, 40);
    expect(stateOf(world, 1)).toBe('on');
  });

  it('is refused without the money, twice in one tick as well, without a place and without such a model', () => {
    const world = aWorld({ facility: { startCents: 700_000 } });
    expect(give(world, 'buyHost', { model: 9 })).toEqual({ code: 'noSuchModel', model: 9, models: 5 });
    expect(give(world, 'buyHost', { model: 1 })).toBeUndefined();
    const refused = give(world, 'buyHost', { model: 1 });
    expect(refused).toMatchObject({ code: 'notEnoughCash', needCents: 600_000 });
    const rich = aWorld();
    give(rich, 'buyHost', { model: 1 });
    give(rich, 'buyHost', { model: 1 });
    expect(give(rich, 'buyHost', { model: 1 })).toEqual({ code: 'noFreeSlot' });
  });
});

describe('selling a host', () => {
  it('[CLU-13] brings its price, less a third a day', () => {
    const world = aWorld({ hosts: 2, vms: 1, placedOn: [0], scenario: { secondsPerHour: 1 } });
    run(world, 24 * 5);
    expect(give(world, 'sellHost', { host: 1 }, 2)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'hostSold', host: 1, priceCents: 800_000, by: 2 });
    expect([stateOf(world, 1), world.hosts.memMib[1]]).toEqual(['none', 0]);
  });

  it('is refused while something belongs to it, is on its way to it, or it is on its way itself', () => {
    const world = aWorld({ hosts: 2, vms: 1, placedOn: [0] });
    expect(give(world, 'sellHost', { host: 0 })).toEqual({ code: 'hostNotEmpty', host: 0, vms: 1 });
    expect(give(world, 'sellHost', { host: 2 })).toEqual({ code: 'noSuchHost', host: 2 });
    give(world, 'migrateLive', { vm: 0, host: 1 });
    expect(give(world, 'sellHost', { host: 1 })).toEqual({ code: 'hostNotEmpty', host: 1, vms: 1 });
    give(world, 'cancelMigration', { vm: 0 });
    give(world, 'sleepHost', { host: 1 });
    expect(give(world, 'sellHost', { host: 1 })).toEqual({ code: 'hostIsBusy', host: 1 });
  });
});

describe('sleep and waking', () => {
  it('[CLU-9] take 2 and 6 beats', () => {
    const world = aWorld({ hosts: 2, vms: 1, placedOn: [0] });
    expect(give(world, 'sleepHost', { host: 1 })).toBeUndefined();
    run(world, 10);
    expect(stateOf(world, 1)).toBe('asleep');
    expect(give(world, 'wakeHost', { host: 1 })).toBeUndefined();
    run(world, 30);
    expect(stateOf(world, 1)).toBe('on');
  });

  it('powers on a host that is off in 8 beats', () => {
    const world = aWorld({ hosts: [{ model: 'test', state: 'off' }], vms: 0 });
    expect(give(world, 'wakeHost', { host: 0 })).toBeUndefined();
    expect(stateOf(world, 0)).toBe('booting');
    run(world, 40);
    expect(stateOf(world, 0)).toBe('on');
  });

  it('are refused with the obstacle', () => {
    const world = aWorld({ hosts: 2, vms: 2, placedOn: [0, 0] });
    expect(give(world, 'sleepHost', { host: 0 })).toEqual({ code: 'hostNotEmpty', host: 0, vms: 2 });
    expect(give(world, 'wakeHost', { host: 0 })).toEqual({ code: 'hostIsOn', host: 0 });
    expect(give(world, 'wakeHost', { host: 2 })).toEqual({ code: 'noSuchHost', host: 2 });
    give(world, 'sleepHost', { host: 1 });
    expect(give(world, 'wakeHost', { host: 1 })).toEqual({ code: 'hostIsBusy', host: 1 });
    expect(give(world, 'sleepHost', { host: 1 })).toEqual({ code: 'hostIsBusy', host: 1 });
    giveAsInstructor(world, 'injectFault', { fault: 'hostFailure', subject: 0 });
    expect(give(world, 'wakeHost', { host: 0 })).toEqual({ code: 'hostHasFailed', host: 0 });
    expect(give(world, 'sleepHost', { host: 0 })).toEqual({ code: 'hostHasFailed', host: 0 });
  });
});

describe('maintenance', () => {
  it('[CLU-10] empties the host, smallest working set first, and keeps it closed until opened', () => {
    const world = aWorld({ hosts: 2, vms: 3, placedOn: [0, 0, 0], host: { nicMbit: 250 } });
    run(world, 5);
    world.vms.activeExactMib[1] = 1;
    expect(give(world, 'setMaintenance', { host: 0, on: true }, 1)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'hostMaintained', host: 0, on: true, by: 1 });
    run(world, 5);
    // One session of 250 Mbit/s at a time; the VM with the smallest working set goes first.
    expect(world.migrations.vm[0]).toBe(1);
    run(world, 2500);
    expect([...world.hosts.vms.slice(0, 2)]).toEqual([0, 3]);
    expect(world.hosts.maintenance[0]).toBe(1);
    expect(give(world, 'setMaintenance', { host: 0, on: false })).toBeUndefined();
    expect(give(world, 'setMaintenance', { host: 0, on: false })).toEqual({ code: 'nothingToChange' });
  });

  it('is refused when VMs would find no room, with their number', () => {
    const world = aWorld({
      hosts: 2,
      vms: 4,
      placedOn: [0, 0, 1, 1],
      vm: { memMib: 30_000 },
      policies: { overcommitPercent: 150 },
    });
    // 98 304 less 60 544 leave room for one of 30 272.
    expect(give(world, 'setMaintenance', { host: 0, on: true })).toEqual({ code: 'wouldStrand', vms: 1 });
  });
});
