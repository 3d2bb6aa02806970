import { keepLedger, recordSecond, settleLedger } from './accounts/index.ts';
import { cluster, moveHostsOn } from './cluster/index.ts';
import {
  askAgain,
  closeCycles,
  cpu,
  locality,
  noise,
  serveWhatIsDone,
  settleAsAsked,
  settleCycles,
} from './cpu/index.ts';
import { director } from './disturbances/director.ts';
import { facility } from './facility/index.ts';
import { health } from './incidents/index.ts';
import { simulates, type World } from './kernel/world.ts';
import { applyStuns, moveVmsOn, workCopies } from './lifecycle/index.ts';
import { memory } from './memory/index.ts';
import { landArrivals, migration } from './migration/index.ts';
import { network } from './network/index.ts';
import { publish } from './publish.ts';
import { security } from './security/index.ts';
import { growAndMeasure, serveRequests, serveRequestsAgain } from './storage/index.ts';
import { billing, demand, service, tenants } from './tenants/index.ts';

/**
 * The systems of a tick, in order; each reads what the ones before it wrote.
 * The director and demand come first: they say what is wanted. CPU comes before network and storage, because guests send
 * and read for the work that their cycles let them do, and once more after them, because who waits for a device needs no
 * cycles: what he leaves lets others do more, for which the devices serve them again; all are parts of one system and are
 * switched by one name. Files grow by what was done, and who has no room for it needs no cycles either. CPU comes before memory because reclaiming costs
 * cycles of the next tick; locality needs both, to say what a cycle is worth; all of them and migration come before
 * service, which sums up their losses. Noise comes after CPU, because neighbours are as loud as they are busy. Cluster
 * comes after service so that a host that dies still pays for the tick it lived. Tenants follow cluster: autoscaling sees
 * what is left. Security comes before the books, which pay for what it lets happen. The ledger of losses is told what
 * each tenant got as the books charge it, and gives out afterwards what they booked; the series of seconds comes after health,
 * whose VMs in breach it counts. Both are parts of billing. Books and health judge the finished
 * tick, and publish is last, so that the open columns show exactly that tick.
 */
export const SYSTEMS: readonly { readonly name: string; readonly run: (world: World) => void }[] = [
  { name: 'director', run: director },
  { name: 'lifecycle', run: finishTransitions },
  { name: 'demand', run: demand },
  { name: 'cpu', run: cpu },
  { name: 'network', run: network },
  { name: 'storage', run: serveRequests },
  { name: 'cpu', run: agreeWithDevices },
  { name: 'storage', run: workOnFiles },
  { name: 'cpu', run: closeCycles },
  { name: 'memory', run: memory },
  { name: 'locality', run: locality },
  { name: 'migration', run: migration },
  { name: 'noise', run: noise },
  { name: 'service', run: service },
  { name: 'cluster', run: cluster },
  { name: 'tenants', run: tenants },
  { name: 'facility', run: facility },
  { name: 'security', run: security },
  { name: 'billing', run: (world) => billing(world, keepLedger) },
  { name: 'billing', run: settleLedger },
  { name: 'health', run: health },
  { name: 'billing', run: recordSecond },
  { name: 'publish', run: publish },
];

/** VMs that have arrived, then hosts, then VMs that are on their way from one state to another: all systems see the same states. */
function finishTransitions(world: World): void {
  landArrivals(world);
  moveHostsOn(world);
  moveVmsOn(world);
}

/** Rounds in which cycles and devices may come to agree; where guests wait at all, one more is usual. Design value. */
const ROUNDS = 8;

/**
 * Cycles and devices are shared in turns until guests ask for what they do, and do what they were served for (rule CPU-14).
 * Where two of them are nearly as short as each other, a round moves little: then the last look keeps to what was asked.
 */
function agreeWithDevices(world: World): void {
  for (let round = 0; round < ROUNDS; round++) {
    if (!settleCycles(world) || !askAgain(world)) return;
    serveDevices(world);
  }
  settleAsAsked(world);
  serveWhatIsDone(world, serveDevices);
}

function serveDevices(world: World): void {
  if (simulates(world, 'network')) network(world);
  if (simulates(world, 'storage')) serveRequestsAgain(world);
}

/** Requests are served before files grow, since only what is written takes room; a full datastore holds writers up in the next tick. */
function workOnFiles(world: World): void {
  workCopies(world);
  growAndMeasure(world);
  applyStuns(world);
}
