import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HostId, TenantId, VmId } from '#shared/ids.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import { TENANT_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { INSTRUCTOR, type Order, step } from '#shared/sim/step.ts';
import { anyCommand } from '../support/any-command.ts';
import { livelyScenario } from '../support/lively-world.ts';
import { runs } from '../support/runs.ts';

const TICKS = 60;
/** Rows of `vms` that the scenario uses. */
const BUSY_ROWS = 23;
const OFF = VM_STATES.indexOf('off');
const NO_VM = VM_STATES.indexOf('none');
const OFFERED = TENANT_STATES.indexOf('offered');
/** What goes on in a row whoever is in it, and what is only told of it. */
const OF_THE_ROW = ['tenant', 'loadNoise', 'sampledLoad', 'burst', 'burstEndsAtTick', 'status'];

/** Orders that leave something behind on a VM, and faults. */
const MARKS: readonly CommandName[] = [
  'setAllocation',
  'resizeVm',
  'setTechnique',
  'setIoPath',
  'setHaPriority',
  'pinVm',
  'isolateVm',
  'balloonVm',
  'cloneVm',
  'takeSnapshot',
  'setThin',
  'suspendVm',
  'makeTemplate',
  'addRule',
  'injectFault',
];

/** Contracts of some seconds; that of the last customer comes again with each occasion. */
const base = livelyScenario();
const SCENARIO: Scenario = {
  ...base,
  tickSeconds: 1,
  tenants: base.tenants.map((tenant, t) => ({
    ...tenant,
    ...(tenant.baseload ? {} : { termS: 12 }),
    ...(t === base.tenants.length - 1 ? { comesWith: 'unmodifiedGuest' as const, offerAtS: -1 } : {}),
  })),
};

const fresh = createWorld(SCENARIO);

/** Columns in which a row differs from the one that nobody has had yet. */
function usedColumns({ vms, layout }: World, vm: number): string[] {
  const columns = [...Object.keys(layout.schema.vms.hidden), ...Object.keys(layout.schema.vms.open)];
  const at = (table: World['vms'], column: string) =>
    (table as unknown as { [column: string]: Float64Array | Int32Array })[column][vm];
  return columns.filter((column) => !OF_THE_ROW.includes(column) && at(vms, column) !== at(fresh.vms, column));
}

/** Every contract that is offered is signed, VMs are started, and occasions come all the time. */
function keepBusy({ tenants, vms, hosts, tick }: World): Order[] {
  const orders: Order[] = [];
  for (let tenant = 0 as TenantId; tenant < tenants.rows; tenant++) {
    if (tenants.state[tenant] === OFFERED) orders.push({ by: 0, call: { name: 'acceptContract', args: { tenant } } });
  }
  const host = (tick % 2) as HostId;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.state[vm] === OFF && hosts.vms[host] < 9)
      orders.push({ by: 0, call: { name: 'placeVm', args: { vm, host } } });
  }
  const call = { name: 'injectFault', args: { fault: 'unmodifiedGuest', subject: -1 } } as const;
  return tick % 15 === 0 ? [...orders, { by: INSTRUCTOR, call }] : orders;
}

describe('a row of VMs', () => {
  it('[LIF-14] that is free is as if nobody had ever had it, after any orders and ends of contracts', () => {
    const orders = fc.array(anyCommand({ ...fresh.layout.rows, vms: BUSY_ROWS }, MARKS), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(orders, { minLength: TICKS, maxLength: TICKS }), (ticks) => {
        const world = createWorld(SCENARIO);
        const had = new Set<number>();
        for (const calls of ticks) {
          step(world, [...keepBusy(world), ...calls.map((call) => ({ by: INSTRUCTOR, call }))]);
          for (let vm = 0 as VmId; vm < world.vms.rows; vm++) {
            if (world.vms.state[vm] !== NO_VM) had.add(vm);
            else if (had.delete(vm)) expect({ vm, used: usedColumns(world, vm) }).toEqual({ vm, used: [] });
          }
        }
      }),
      runs(20),
    );
  });
});
