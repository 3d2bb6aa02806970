import type { VmId } from '#shared/ids.ts';
import { TIERS, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { PACKETS } from '#shared/sim/virtualization/index.ts';
import { type Plan, propose } from '../plan.ts';

/** Packets of a second of CPU time from which on a guest sends in bulk. */
const BULK_PACKETS = 100_000;
/** What is left to one of the cheapest tier while the way out of the hall is full, MHz. */
const CAP_MHZ = 10;
/** Use of the uplink from which on it is full. */
const FULL = 0.95;

/** While the way out of the hall is full, the cheapest senders hardly send, so that there is room for those who pay for it. */
export function capBulk(plan: Plan): void {
  const { hall, vms } = plan.world;
  const [mbit, used] = [hall.uplinkMbit[0], hall.uplinkUsedMbit[0]];
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (!isBulk(plan.world, vm)) continue;
    if (mbit > 0 && used >= FULL * mbit && vms.limitMhz[vm] === 0) limit(plan, vm, CAP_MHZ);
    if (mbit === 0 && vms.limitMhz[vm] === CAP_MHZ) limit(plan, vm, 0);
  }
}

function isBulk({ vms, tenants }: OpenWorld, vm: VmId): boolean {
  if (vms.state[vm] !== VM_STATES.indexOf('running') || PACKETS[vms.workload[vm]] < BULK_PACKETS) return false;
  return tenants.tier[vms.tenant[vm]] === TIERS.indexOf('bronze');
}

function limit(plan: Plan, vm: VmId, limitMhz: number): void {
  const args = { vm, sharesFactor: 2, reservationMhz: 0, limitMhz, reservedMib: 0 };
  propose(plan, { name: 'setAllocation', args });
}
