import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { type Order, step } from '#shared/sim/step.ts';
import { filesMib, THIN_DISK } from '../support/a-datastore.ts';
import { anyCommand } from '../support/any-command.ts';
import { runs } from '../support/runs.ts';
import { steadyWorld } from '../support/steady-world.ts';

const NAMES: readonly CommandName[] = [
  'takeSnapshot',
  'revertSnapshot',
  'deleteSnapshot',
  'forensicSnapshot',
  'cloneVm',
  'makeTemplate',
  'deployTemplate',
  'setThin',
  'growDatastore',
  'hardPowerOff',
  'suspendVm',
  'resumeVm',
  'powerOffVm',
  'powerOnVm',
  'placeVm',
  'migrateCold',
  'migrateLive',
  'migrateStorage',
  'renewIdentity',
  'auditImage',
];

/** Two hosts, two tight datastores, five VMs that write a lot: every rule about room is met within seconds. */
function tightHall(): World {
  const guests = { loadPercent: 80, memMib: 1024 };
  return steadyWorld(
    [
      { ...guests, count: 3, disk: { ...THIN_DISK, gib: 12, writtenGib: 6 } },
      { ...guests, count: 2, disk: { ...THIN_DISK, gib: 12, writtenGib: 6, thin: false, datastore: 1 } },
    ],
    {
      hosts: 2,
      scenario: {
        datastores: [
          { kind: 'array', physicalGib: 30 },
          { kind: 'ssd', physicalGib: 40 },
        ],
        rows: { hosts: 2, vms: 5, tenants: 2, migrations: 4, incidents: 8, forecasts: 4, snapshots: 10, copies: 4 },
      },
    },
  );
}

const NO_POWER = (['none', 'off', 'lost', 'template', 'provisioning', 'suspended'] as const).map((state) =>
  VM_STATES.indexOf(state),
);
const TEMPLATE = VM_STATES.indexOf('template');

describe('in any game with files', () => {
  const ticks = fc.array(fc.array(anyCommand(tightHall().layout.rows, NAMES), { maxLength: 5 }), {
    minLength: 40,
    maxLength: 120,
  });
  /** Plays orders and looks at the world after every tick. */
  const play = (look: (world: World) => void) =>
    fc.assert(
      fc.property(ticks, (plan) => {
        const world = tightHall();
        for (const calls of plan) {
          const orders: Order[] = calls.map((call) => ({ by: 0, call }));
          for (let t = 0; t < 3; t++) {
            step(world, t === 0 ? orders : []);
            look(world);
          }
        }
      }),
      runs(20),
    );

  it('what lies on a datastore is the sum of its files, and never more than there is room for [STO-6]', () => {
    play((world) => {
      for (let d = 0; d < world.datastores.rows; d++) {
        const written = world.datastores.writtenExactMib[d];
        expect(Math.abs(written - filesMib(world, d))).toBeLessThan(1e-6);
        expect(written).toBeLessThanOrEqual(world.datastores.physicalGib[d] * 1024 + 1e-6);
      }
    });
  });

  it('a disk is never larger than its guest sees it, nor is any child disk of it [LIF-9]', () => {
    play(({ vms, snapshots }) => {
      for (let v = 0; v < vms.rows; v++) {
        expect(vms.writtenExactMib[v]).toBeLessThanOrEqual(vms.diskGib[v] * 1024 + 1e-6);
        expect(vms.dataExactMib[v]).toBeLessThanOrEqual(vms.diskGib[v] * 1024 + 1e-6);
      }
      for (let s = 0; s < snapshots.rows; s++) {
        const most = snapshots.depth[s] > 0 ? vms.diskGib[snapshots.vm[s]] * 1024 : 0;
        expect(snapshots.deltaExactMib[s]).toBeLessThanOrEqual(most + 1e-6);
      }
    });
  });

  it('snapshots of a VM are a chain without gaps [LIF-9]', () => {
    play(({ vms, snapshots }) => {
      for (let v = 0; v < vms.rows; v++) {
        const depths = Array.from(snapshots.depth.filter((depth, s) => depth > 0 && snapshots.vm[s] === v)).sort(
          (a, b) => a - b,
        );
        expect(depths).toEqual(Array.from({ length: vms.snapshots[v] }, (_, i) => i + 1));
      }
    });
  });

  it('no VM is a template and runs, and only what has power has a swap file [LIF-2]', () => {
    play(({ vms }) => {
      for (let v = 0; v < vms.rows; v++) {
        expect(vms.runFilesMib[v] > 0).toBe(!NO_POWER.includes(vms.state[v]));
        if (vms.state[v] !== TEMPLATE) continue;
        expect([vms.host[v], vms.gotMhz[v], vms.everTouchedMib[v]]).toEqual([-1, 0, 0]);
      }
    });
  });

  it('a base is there as long as a clone of it is [LIF-6]', () => {
    play(({ vms }) => {
      for (let v = 0; v < vms.rows; v++) {
        const base = vms.base[v];
        if (base < 0) continue;
        expect(base).not.toBe(v);
        expect(vms.diskGib[base]).toBe(vms.diskGib[v]);
      }
    });
  });
});
