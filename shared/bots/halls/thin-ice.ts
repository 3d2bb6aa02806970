import type { VmId } from '#shared/ids.ts';
import { IMAGE_FINDINGS, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { MIB_PER_GIB } from '#shared/units.ts';
import type { Bot } from '../bot.ts';
import { foreseen } from '../duties/foresee.ts';
import { auditImages } from '../duties/secure.ts';
import { keepRoom, type RoomRule } from '../duties/storage.ts';
import { type Plan, propose, rests, takeTurn } from '../plan.ts';
import { operate } from '../reference.ts';
import type { HallBots } from './index.ts';

const RUNNING = VM_STATES.indexOf('running');
const OFF = VM_STATES.indexOf('off');
const INFECTED = IMAGE_FINDINGS.indexOf('infected');
/** What it keeps free: a customer's disks, and what a forgotten job writes in the time of a delivery. */
const AHEAD: RoomRule = { leastLeftGib: 60, orderGib: 80 };
/** Room that a customer's disks and swap files take at most, GiB. */
const FOR_A_CUSTOMER_GIB = 50;
/** How long a merge is given to show, ticks. */
const REST_TICKS = 100;

/** Looks after datastores and snapshots before they are full; the twin does not know that they can be. */
function keeper(id: Bot['id'], keeps: boolean): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        if (keeps) keepRoom(plan, AHEAD);
        if (keeps) dropSnapshots(plan);
        if (keeps) renewNames(plan);
        if (keeps) replaceInfected(plan);
        operate(plan, { sells: !keeps || hasRoom(world) });
      }),
  };
}

/** Whether there is room for another customer's disks: not while something fills the datastore, or is about to. */
function hasRoom(world: OpenWorld): boolean {
  return (
    foreseen(world, 'datastoreFilling') === undefined && world.datastores.freeMib[0] > FOR_A_CUSTOMER_GIB * MIB_PER_GIB
  );
}

/** A snapshot that nobody needs any more only grows. */
function dropSnapshots(plan: Plan): void {
  const { vms } = plan.world;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.snapshots[vm] === 0 || rests(plan, `merge ${vm}`, REST_TICKS)) continue;
    propose(plan, { name: 'deleteSnapshot', args: { vm, depth: 1 } });
  }
}

/** A guest that works for somebody else is looked at, and becomes a copy of a sound one of its customer. */
function replaceInfected(plan: Plan): void {
  const { vms } = plan.world;
  auditImages(plan);
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.finding[vm] !== INFECTED) continue;
    if (vms.state[vm] === OFF) copyInto(plan, vm);
    else if (!rests(plan, `stop ${vm}`, REST_TICKS)) propose(plan, { name: 'powerOffVm', args: { vm } });
  }
}

function copyInto(plan: Plan, into: VmId): void {
  const { vms } = plan.world;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.finding[vm] === INFECTED || vms.state[vm] !== RUNNING) continue;
    if (propose(plan, { name: 'cloneVm', args: { vm, into, clone: 'linked', identity: true } })) return;
  }
}

function renewNames(plan: Plan): void {
  const { vms } = plan.world;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.duplicate[vm] !== 0) propose(plan, { name: 'renewIdentity', args: { vm } });
  }
}

/** Who plays thin ice: it is about room that is promised twice. */
export const thinIce: HallBots = { reference: keeper('reference', true), twin: keeper('twin', false) };
