import type { VmId } from '#shared/ids.ts';
import { MIB_PER_GIB } from '#shared/units.ts';
import type { Bot } from '../bot.ts';
import { type Plan, propose, rests, takeTurn } from '../plan.ts';
import { operate } from '../reference.ts';
import type { HallBots } from './index.ts';

/** Room that a datastore should have left, GiB, how much is ordered at a time, and how long an order is given to show, ticks. */
const LEAST_LEFT_GIB = 36;
const ORDER_GIB = 40;
const REST_TICKS = 100;

/** Looks after datastores and snapshots before they are full; the twin does not know that they can be. */
function keeper(id: Bot['id'], keeps: boolean): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        if (keeps) keepRoom(plan);
        if (keeps) dropSnapshots(plan);
        if (keeps) renewNames(plan);
        operate(plan);
      }),
  };
}

function keepRoom(plan: Plan): void {
  const { datastores } = plan.world;
  for (let datastore = 0; datastore < datastores.rows; datastore++) {
    if (datastores.freeMib[datastore] > LEAST_LEFT_GIB * MIB_PER_GIB || datastores.growingGib[datastore] > 0) continue;
    if (rests(plan, `grow ${datastore}`, REST_TICKS)) continue;
    propose(plan, { name: 'growDatastore', args: { datastore, gib: ORDER_GIB } });
  }
}

/** A snapshot that nobody needs any more only grows. */
function dropSnapshots(plan: Plan): void {
  const { vms } = plan.world;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.snapshots[vm] === 0 || rests(plan, `merge ${vm}`, REST_TICKS)) continue;
    propose(plan, { name: 'deleteSnapshot', args: { vm, depth: 1 } });
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
