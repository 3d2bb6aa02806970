import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HostId, VmId } from '#shared/ids.ts';
import { BALANCER_MODES, HOST_STATES, MOVE_REASONS } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { brokenAt } from '#shared/sim/placement/placement-rules.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';
import { runs } from '../../support/runs.ts';
import { type SteadyGuests, steadyWorld } from '../../support/steady-world.ts';

/** Guests that want half of a host each two, with little memory; a host of 16 cores. */
const BUSY: SteadyGuests = { memMib: 1024, vcpus: 4, loadPercent: 95, touchedFraction: 0.5, activeFraction: 0.1 };

/** Four busy guests on the first of three hosts. */
const lopsided = (balancer: { mode: 'off' | 'suggest' | 'auto'; level?: number; savePower?: boolean }) =>
  steadyWorld([{ ...BUSY, count: 4 }], { hosts: 3, policies: { balancer } });

const placesOf = ({ vms }: World) => [...vms.host.slice(0, 4)];
const suggested = ({ suggestions }: World) =>
  [...suggestions.reason.keys()]
    .filter((row) => suggestions.reason[row] > 0)
    .map((row) => ({
      reason: MOVE_REASONS[suggestions.reason[row]],
      vm: suggestions.vm[row],
      from: suggestions.from[row],
      to: suggestions.to[row],
    }));

describe('the balancer', () => {
  it('[CLU-16] leaves all as it is while it is off', () => {
    const world = run(lopsided({ mode: 'off' }), 400);
    expect(placesOf(world)).toEqual([0, 0, 0, 0]);
    expect(world.hall.imbalancePermille[0]).toBe(0);
  });

  it('[CLU-16] suggests the moves that bring the imbalance down most, and makes none', () => {
    const world = run(lopsided({ mode: 'suggest', level: 4 }), 151);
    expect(suggested(world)).toEqual([
      { reason: 'balance', vm: 0, from: 0, to: 1 },
      { reason: 'balance', vm: 1, from: 0, to: 2 },
    ]);
    expect(placesOf(world)).toEqual([0, 0, 0, 0]);
  });

  it('[CLU-16] makes them by itself when told to, and comes to rest', () => {
    const world = run(lopsided({ mode: 'auto', level: 4 }), 400);
    const places = placesOf(world);
    expect([...places].sort()).toEqual([0, 0, 1, 2]);
    run(world, 1000);
    expect(placesOf(world)).toEqual(places);
    expect(world.hall.imbalancePermille[0]).toBeLessThanOrEqual(140);
  });

  it.each([
    [1, 0],
    // Loads of 0.95, 0 and 0 lie 0.45 apart; one move makes that 0.30, two 0.11.
    [2, 1],
    [3, 2],
    [5, 2],
  ])('[CLU-16] at level %i makes %i of those moves', (level, moves) => {
    const world = run(lopsided({ mode: 'auto', level }), 600);
    expect(placesOf(world).filter((host) => host !== 0).length).toBe(moves);
  });

  it('[CLU-16] makes a suggested move when a player takes it up, once', () => {
    const world = run(lopsided({ mode: 'suggest', level: 4 }), 151);
    expect(give(world, 'applySuggestion', { suggestion: 0 }, 2)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'migrationQueued', migration: 0, vm: 0, from: 0, to: 1, by: 2 });
    expect(give(world, 'applySuggestion', { suggestion: 0 })).toEqual({ code: 'noSuchSuggestion' });
    expect(give(world, 'applySuggestion', { suggestion: 255 })).toEqual({ code: 'noSuchSuggestion' });
  });

  it('[CLU-16] drops suggestions that the players have overtaken', () => {
    const world = run(lopsided({ mode: 'suggest', level: 4 }), 151);
    give(world, 'migrateLive', { vm: 0, host: 2 });
    run(world, 5);
    expect(suggested(world).map(({ vm }) => vm)).toEqual([1]);
  });

  it('[CLU-16] is set by a player, and shows at once that older suggestions are void', () => {
    const world = run(lopsided({ mode: 'suggest', level: 4 }), 151);
    expect(give(world, 'setBalancer', { mode: 'auto', level: 2 }, 1)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'balancerSet', mode: 'auto', level: 2, by: 1 });
    expect(suggested(world)).toEqual([]);
    expect(BALANCER_MODES[world.hall.balancer[0]]).toBe('auto');
    expect(give(world, 'setBalancer', { mode: 'auto', level: 2 })).toEqual({ code: 'nothingToChange' });
  });

  it('[CLU-16] does not move what would not converge', () => {
    const policies = { balancer: { mode: 'auto', level: 5 } as const, migration: { dirtyFactor: 10_000 } };
    const world = steadyWorld([{ ...BUSY, count: 4, memMib: 8192, touchedFraction: 0.9, activeFraction: 0.9 }], {
      hosts: 3,
      policies,
    });
    expect(placesOf(run(world, 400))).toEqual([0, 0, 0, 0]);
  });

  it('[CLU-16] moves a large guest for the gain of half a minute, but not for that of an instant', () => {
    const movesWhenLooking = (everySeconds: number) => {
      const guests = [{ ...BUSY, count: 4, memMib: 16_384 }];
      const world = steadyWorld(guests, { hosts: 3, policies: { balancer: { mode: 'auto', level: 5, everySeconds } } });
      return placesOf(run(world, 400)).filter((host) => host !== 0).length;
    };
    expect([movesWhenLooking(30), movesWhenLooking(0.2)]).toEqual([2, 0]);
  });

  it('[CLU-17] mends broken rules even at the lowest level', () => {
    const world = run(
      aWorld({ hosts: 2, vms: 2, placedOn: [0, 0], policies: { balancer: { mode: 'auto', level: 1 } } }),
      5,
    );
    give(world, 'addRule', { vm: 0, kind: 'apart', other: 1 });
    run(world, 250);
    expect([world.vms.host[0] !== world.vms.host[1], world.rules.broken[0]]).toEqual([true, 0]);
    give(world, 'removeRule', { rule: 0 });
    give(world, 'addRule', { vm: 0, kind: 'together', other: 1 });
    run(world, 250);
    expect([world.vms.host[0] === world.vms.host[1], world.rules.broken[0]]).toEqual([true, 0]);
  });

  it('[CLU-17] takes VMs off a host that has promised more than it may', () => {
    const vm = { memMib: 16_384 };
    const policies = { balancer: { mode: 'auto', level: 1 } } as const;
    const world = run(aWorld({ hosts: 2, vms: 6, vm, placedOn: [0, 0, 0, 0, 0], policies }), 5);
    give(world, 'setOvercommit', { percent: 100 });
    run(world, 300);
    expect(world.hosts.promisedMib[0]).toBeLessThanOrEqual(world.hosts.memMib[0]);
    expect(world.vms.host.slice(0, 5).filter((host) => host === 1).length).toBe(2);
  });

  it('[CLU-16] never breaks a rule, whatever the rules', () => {
    const hostKinds = fc.constantFrom(
      'mustRunOn' as const,
      'mustAvoid' as const,
      'shouldRunOn' as const,
      'shouldAvoid' as const,
    );
    const pairKinds = fc.constantFrom('together' as const, 'apart' as const, 'apartRacks' as const);
    const row = (most: number) => fc.nat({ max: most });
    const wishes = fc.record({
      pairs: fc.array(fc.record({ vm: row(5), kind: pairKinds, other: row(5) }), { maxLength: 4 }),
      hosts: fc.array(fc.record({ vm: row(5), kind: hostKinds, host: row(4) }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(wishes, ({ pairs, hosts }) => {
        const balancer = { everySeconds: 2 };
        const world = steadyWorld([{ ...BUSY, count: 6 }], { hosts: 5, policies: { balancer } });
        for (const pair of pairs) give(world, 'addRule', pair);
        for (const host of hosts) give(world, 'addHostRule', host);
        const before = brokenMusts(world);
        give(world, 'setBalancer', { mode: 'auto', level: 5 });
        for (let t = 0; t < 150; t++) {
          run(world, 1);
          // What was kept at the start stays kept.
          for (const vm of brokenMusts(world)) expect(before).toContain(vm);
        }
      }),
      runs(25),
    );
  });
});

/** VMs that break a strict rule where they stand. */
function brokenMusts(world: World): number[] {
  return [0, 1, 2, 3, 4, 5].filter((vm) => brokenAt(world, vm as VmId, world.vms.host[vm] as HostId, 'must') >= 0);
}

describe('the power saver', () => {
  const IDLE: SteadyGuests = { memMib: 2048, vcpus: 1, loadPercent: 5, touchedFraction: 0.5, activeFraction: 0.2 };
  const quiet = () =>
    steadyWorld(
      [
        { ...IDLE, host: 0 },
        { ...IDLE, host: 1 },
        { ...IDLE, host: 2 },
      ],
      {
        hosts: 3,
        policies: { balancer: { savePower: true } },
      },
    );
  const stateOf = (world: World, host: number) => HOST_STATES[world.hosts.state[host]];

  it('[CLU-18] empties and puts hosts to sleep one by one when all are quiet for forty minutes of business time', () => {
    const world = quiet();
    // Forty minutes are 6.7 s here.
    run(world, 30);
    expect([...world.hosts.standby.slice(0, 3)]).toEqual([0, 0, 0]);
    run(world, 15);
    expect([...world.hosts.standby.slice(0, 3)]).toEqual([1, 0, 0]);
    expect(give(world, 'migrateLive', { vm: 1, host: 0 })).toEqual({ code: 'hostIsRetiring', host: 0 });
    run(world, 600);
    expect([0, 1, 2].map((host) => stateOf(world, host)).sort()).toEqual(['asleep', 'asleep', 'on']);
    expect([...world.vms.host.slice(0, 3)].every((host) => stateOf(world, host) === 'on')).toBe(true);
  });

  it('[CLU-18] wakes a host that it put to sleep when the others are busy', () => {
    const world = run(quiet(), 700);
    for (let vm = 0; vm < 3; vm++) {
      world.vms.vcpus[vm] = 16;
      world.vms.burst[vm] = 20;
      world.vms.burstEndsAtTick[vm] = world.tick + 1000;
    }
    run(world, 100);
    expect([0, 1, 2].filter((host) => stateOf(world, host) === 'on').length).toBeGreaterThan(1);
  });

  it('[CLU-18] keeps the reserve for failures', () => {
    const world = steadyWorld([{ ...IDLE, host: 0 }], {
      hosts: 2,
      policies: { balancer: { savePower: true }, haReserve: 1 },
    });
    run(world, 300);
    expect([0, 1].map((host) => stateOf(world, host))).toEqual(['on', 'on']);
  });

  it('[CLU-18] is switched by a player; who wakes a host keeps it', () => {
    const world = run(quiet(), 45);
    expect(give(world, 'setPowerSaving', { saving: false })).toBeUndefined();
    expect([...world.hosts.standby.slice(0, 3)]).toEqual([0, 0, 0]);
    expect(give(world, 'setPowerSaving', { saving: false })).toEqual({ code: 'nothingToChange' });
    run(world, 300);
    expect([0, 1, 2].map((host) => stateOf(world, host))).toEqual(['on', 'on', 'on']);
  });
});
