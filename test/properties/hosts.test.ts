import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NONE } from '#shared/ids.ts';
import type { CommandCall, CommandName } from '#shared/sim/commands/index.ts';
import { HOST_STATES, VM_STATES, type VmState } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { INSTRUCTOR, step } from '#shared/sim/step.ts';
import { aWorld } from '../support/a-world.ts';
import { anyCommand } from '../support/any-command.ts';
import { runs } from '../support/runs.ts';

/** A network so slow and hosts so quick to sleep, wake and be replaced that much can happen during a move. */
const QUICK = { bootSeconds: 0.4, sleepSeconds: 0.4, wakeSeconds: 0.4 };
const crossroads = () =>
  aWorld({
    hosts: 3,
    vms: 4,
    // Cores so fast that any reservation may fit.
    host: { ...QUICK, coreMhz: 50_000 },
    facility: { migrationMbit: 1500, hostRepairHours: 0.1 },
    scenario: { rows: { hosts: 3, vms: 4, tenants: 1, migrations: 4, incidents: 4, forecasts: 4 } },
  });

/** Gives any orders of these kinds, by an instructor who may do all, and calls `holds` after every tick. */
function always(names: readonly CommandName[], holds: (world: World) => void): void {
  const ticks = fc.array(fc.array(anyCommand(crossroads().layout.rows, names), { maxLength: 4 }), {
    minLength: 150,
    maxLength: 150,
  });
  const plays = (orders: readonly (readonly CommandCall[])[]) => {
    const world = crossroads();
    for (const calls of orders) {
      step(
        world,
        calls.map((call) => ({ by: INSTRUCTOR, call })),
      );
      holds(world);
    }
  };
  fc.assert(fc.property(ticks, plays), runs(40));
}

describe('whatever moves, sleeps and dies', () => {
  it('[CLU-4] a VM that has its power on stands on a host that is on', () => {
    const without = (['none', 'off', 'lost'] satisfies VmState[]).map((state) => VM_STATES.indexOf(state));
    always(['migrateCold', 'placeVm', 'powerOnVm', 'sleepHost', 'wakeHost', 'injectFault'], ({ vms, hosts }) => {
      for (let vm = 0; vm < vms.rows; vm++) {
        if (!without.includes(vms.state[vm])) expect(HOST_STATES[hosts.state[vms.host[vm]]]).toBe('on');
      }
    });
  });

  it('[CLU-12] a host can keep the floors of its VMs and of those on their way to it', () => {
    always(['migrateCold', 'cancelMigration', 'placeVm', 'setAllocation'], ({ vms, hosts, migrations }) => {
      for (let h = 0; h < hosts.rows; h++) {
        let [mhz, mib] = [0, 0];
        for (let vm = 0; vm < vms.rows; vm++) {
          const comes = vms.migration[vm] !== NONE && migrations.to[vms.migration[vm]] === h;
          if (vms.host[vm] !== h && !comes) continue;
          mhz += vms.reservationMhz[vm];
          mib += vms.reservedMib[vm];
        }
        expect(mhz).toBeLessThanOrEqual(hosts.cores[h] * hosts.coreMhz[h]);
        expect(mib).toBeLessThanOrEqual(hosts.memMib[h]);
      }
    });
  });
});
