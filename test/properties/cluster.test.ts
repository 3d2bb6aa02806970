import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HostId, type MigrationId, NONE, type VmId } from '#shared/ids.ts';
import type { CommandCall, CommandName } from '#shared/sim/commands/index.ts';
import { HOST_STATES, MIGRATION_STATES, VM_STATES, type VmState } from '#shared/sim/kernel/codes/index.ts';
import { fork, hashWorld, type World } from '#shared/sim/kernel/world.ts';
import { guestNeedMib } from '#shared/sim/placement/memory-commitment.ts';
import { otherEnd } from '#shared/sim/placement/migration-booking.ts';
import { brokenAt } from '#shared/sim/placement/placement-rules.ts';
import { INSTRUCTOR, step } from '#shared/sim/step.ts';
import { aWorld, run } from '../support/a-world.ts';
import { anyCommand, anyGame } from '../support/any-command.ts';
import { livelyWorld } from '../support/lively-world.ts';
import { runs } from '../support/runs.ts';

const QUICK = { bootSeconds: 0.4, sleepSeconds: 0.4, wakeSeconds: 0.4 };

/** Hosts that come and go quickly, a slow network, a balancer that looks every second, and a patch that is due. */
const busyHall = () =>
  aWorld({
    hosts: 5,
    vms: 6,
    host: { ...QUICK, coreMhz: 50_000 },
    facility: { migrationMbit: 1500, hostRepairHours: 0.1 },
    policies: { balancer: { mode: 'auto', level: 5, everySeconds: 1, savePower: true }, patchSeconds: 1 },
    scenario: {
      rows: { hosts: 5, vms: 6, tenants: 1, migrations: 6, incidents: 4, forecasts: 4, rules: 4 },
      events: [{ kind: 'patchDue', subject: -1, atS: 3, forS: 0, warningS: 0, factor: 2 }],
    },
  });

const MOVES: readonly CommandName[] = [
  'migrateLive',
  'migratePostCopy',
  'migrateSuspended',
  'migrateCold',
  'switchToPostCopy',
  'cancelMigration',
  'placeVm',
  'powerOffVm',
  'powerOnVm',
  'sleepHost',
  'wakeHost',
  'setMaintenance',
  'patchHost',
  'setRollingPatch',
  'setPowerSaving',
  'addRule',
  'addHostRule',
  'removeRule',
  'injectFault',
];

/** Gives any of these orders for thirty seconds, and calls `look` before and after every tick. */
function always(names: readonly CommandName[], look: (world: World) => () => void): void {
  const ticks = fc.array(fc.array(anyCommand(busyHall().layout.rows, names), { maxLength: 4 }), {
    minLength: 150,
    maxLength: 150,
  });
  const plays = (orders: readonly (readonly CommandCall[])[]) => {
    const world = busyHall();
    for (const calls of orders) {
      const holds = look(world);
      step(
        world,
        calls.map((call) => ({ by: INSTRUCTOR, call })),
      );
      holds();
    }
  };
  fc.assert(fc.property(ticks, plays), runs(20));
}

describe('whatever moves, is patched, balanced and dies', () => {
  it('[MIG-13] [MIG-15] memory is promised where VMs live, and at the other end of each move', () => {
    always(MOVES, (world) => () => {
      const promisedMib = new Array<number>(world.hosts.rows).fill(0);
      for (let vm = 0 as VmId; vm < world.vms.rows; vm++) {
        if (world.vms.host[vm] !== NONE) promisedMib[world.vms.host[vm]] += guestNeedMib(world, vm);
      }
      for (let m = 0; m < world.migrations.rows; m++) {
        if (world.migrations.state[m] === MIGRATION_STATES.indexOf('none')) continue;
        promisedMib[otherEnd(world, m as MigrationId)] += guestNeedMib(world, world.migrations.vm[m] as VmId);
      }
      expect([...world.hosts.promisedMib]).toEqual(promisedMib);
    });
  });

  it('[MIG-15] a VM that has its power on stands on one host, which is on, as is the one that it still reads from', () => {
    const without = (['none', 'off', 'lost', 'suspended', 'provisioning'] satisfies VmState[]).map((state) =>
      VM_STATES.indexOf(state),
    );
    always(MOVES, ({ vms, hosts, migrations }) => () => {
      for (let vm = 0; vm < vms.rows; vm++) {
        const move = vms.migration[vm];
        if (move !== NONE) {
          expect([migrations.from[move], migrations.to[move]]).toContain(vms.host[vm]);
          expect(HOST_STATES[hosts.state[migrations.from[move]]]).toBe('on');
        }
        if (!without.includes(vms.state[vm])) expect(HOST_STATES[hosts.state[vms.host[vm]]]).toBe('on');
      }
    });
  });

  it('[CLU-14] [CLU-16] no VM ever comes to a host that a strict rule keeps it from', () => {
    always(MOVES, (world) => {
      const before = world.vms.host.slice();
      const moves = world.vms.migration.slice();
      return () => {
        for (let vm = 0 as VmId; vm < world.vms.rows; vm++) {
          const [at, m] = [world.vms.host[vm], world.vms.migration[vm]];
          // An order that was given this tick was checked against the rules of this tick.
          const to = m !== NONE && moves[vm] === NONE ? world.migrations.to[m] : at !== before[vm] ? at : NONE;
          const arrives = moves[vm] !== NONE && at !== before[vm];
          if (to === NONE || arrives || isYoung(world)) continue;
          expect(brokenAt(world, vm, to as HostId, 'must')).toBe(NONE);
        }
      };
    });
  });
});

/** Whether a rule about a VM may have been made in this very tick, after the VM was sent on its way. */
function isYoung(world: World): boolean {
  return world.events.some((event) => event.type === 'ruleAdded');
}

describe('an order that is refused', () => {
  it('changes nothing: the world goes on as if it had never been given', () => {
    const world = livelyWorld();
    const plays = (orders: Parameters<Parameters<ReturnType<typeof anyGame>['map']>[0]>[0]) => {
      const hall = fork(world);
      for (const tick of orders) {
        const without = fork(hall);
        const verdicts = step(hall, tick);
        const accepted = tick.filter((_, i) => verdicts[i] === undefined);
        step(without, accepted);
        expect(hashWorld(without)).toBe(hashWorld(hall));
      }
    };
    fc.assert(fc.property(anyGame(run(world, 1), 60), plays), runs(25));
  });
});
