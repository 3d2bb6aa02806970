import { CAUSES, type Cause, VM_STATES } from '../kernel/codes/index.ts';
import { standsStill } from '../kernel/guest-power.ts';
import type { World } from '../kernel/world.ts';

const at = (cause: Cause): number => CAUSES.indexOf(cause);
const NONE = at('none');
const STEAL = at('steal');
const LIMIT = at('limit');
const BALLOONED = at('ballooned');
const COMPRESSED = at('compressed');
const SWAPPED = at('swappedByHost');
const PAGING = at('guestPaging');
const BLOCKED = at('memoryBlocked');
const PAUSE = at('migrationPause');
const THROTTLED = at('throttled');
const BOOTING = at('booting');
const HOST_DOWN = at('hostDown');
const NOT_PLACED = at('notPlaced');
const TAX = at('techniqueTax');
const BURST = at('tenantBurst');
const NETWORK = at('network');
const DISK = at('disk');
const DISK_FULL = at('diskFull');
const DUPLICATE = at('duplicateIdentity');
const STRANGE = at('strangeLoad');
const SUSPENDED = at('suspended');
const BEING_COPIED = at('beingCopied');
const NEIGHBOURS = at('neighbours');
const REMOTE = at('remoteMemory');
const HEAT = at('heat');
const DOM0 = at('dom0');
const HUNG = at('hung');

const ISOLATED = at('isolated');

/** Losses below this part of the speed are not named; design value. */
const WORTH_NAMING = 0.02;
/** A badge changes only when another loss is that much larger than the one it names, so that it does not flicker. */
const STAYS_WHILE = 0.8;
/** A burst from which on a guest's want for more is called its own; design value. */
const OWN_BURST = 1.2;

const losses = new Float64Array(CAUSES.length);

/** The largest loss of a running guest in this tick, as an index of `CAUSES`. */
export function largestLoss(world: World, v: number): number {
  // Speed is what all losses together leave.
  if (world.vms.speed[v] > 1 - WORTH_NAMING) return NONE;
  measure(world, v);
  let worst = NONE;
  for (let c = 0; c < losses.length; c++) if (losses[c] > Math.max(WORTH_NAMING, losses[worst])) worst = c;
  const named = world.vms.cause[v];
  return losses[named] > WORTH_NAMING && losses[named] >= STAYS_WHILE * losses[worst] ? named : worst;
}

function measure(world: World, v: number): void {
  const { vms } = world;
  losses.fill(0);
  measureCpu(world, v);
  losses[BALLOONED] = vms.balloonCost[v];
  losses[COMPRESSED] = vms.decompressFraction[v];
  losses[SWAPPED] = vms.swapFraction[v];
  losses[PAGING] = vms.guestPagingFraction[v];
  losses[BLOCKED] = vms.memoryBlocked[v] === 1 ? 1 : unbackedLoss(vms, v);
  losses[PAUSE] = vms.pausedFraction[v];
  measureNetwork(world, v);
  measureDisk(world, v);
  losses[NEIGHBOURS] = 1 - vms.noiseFactor[v];
  losses[REMOTE] = 1 - vms.cpuFactor[v];
}

/** A guest that hangs sends nothing; one behind a privileged guest loses what that does not get done before anything else. */
function measureNetwork({ vms, hosts }: World, v: number): void {
  const share = hosts.dom0Share[vms.host[v]];
  const lost = 1 - vms.netFraction[v];
  if (vms.hung[v] === 1) losses[HUNG] = lost;
  else if (share < 1 && vms.netFraction[v] <= share) losses[DOM0] = lost;
  else losses[NETWORK] = lost;
}

/**
 * What a guest lacks between the work offered to it and the cycles it got, step by step from its own limits to its
 * neighbours. Old work that it tries to catch up with does not count: that it has to is shown by its latency.
 */
function measureCpu({ vms, hosts }: World, v: number): void {
  const vcpuMhz = vms.vcpus[v] * hosts.coreMhz[vms.host[v]];
  const offeredMhz = vms.load[v] * vcpuMhz * vms.taxFactor[v];
  if (offeredMhz <= 0 || vms.memoryBlocked[v] === 1 || standsStill(vms, v)) return;
  const coolMhz = Math.min(offeredMhz, vcpuMhz);
  losses[TAX] = 1 - coolMhz / offeredMhz;
  const wholeMhz = Math.min(coolMhz, vcpuMhz * hosts.clockFactor[vms.host[v]]);
  losses[HEAT] = 1 - wholeMhz / coolMhz;
  losses[THROTTLED] = vms.throttlePermille[v] / 1000;
  const throttledMhz = wholeMhz * (1 - losses[THROTTLED]);
  const limitedMhz = vms.limitMhz[v] > 0 ? Math.min(throttledMhz, vms.limitMhz[v]) : throttledMhz;
  losses[LIMIT] = throttledMhz > 0 ? 1 - limitedMhz / throttledMhz : 0;
  const stolen = limitedMhz > 0 ? Math.max(0, 1 - vms.gotMhz[v] / limitedMhz) : 0;
  losses[vms.burst[v] > OWN_BURST ? BURST : STEAL] = stolen;
}

/** Requests that a disk does not serve, and time in which the guest was held for its files or its name. */
function measureDisk({ vms, datastores }: World, v: number): void {
  const full = datastores.full[vms.datastore[v]] === 1;
  losses[full ? DISK_FULL : DISK] = 1 - vms.diskFraction[v];
  const held = vms.duplicate[v] ? DUPLICATE : vms.infected[v] && vms.stunLeftS[v] === 0 ? STRANGE : DISK;
  losses[held] = Math.max(losses[held], vms.heldFraction[v]);
}

function unbackedLoss(vms: World['vms'], v: number): number {
  const known = vms.swapFraction[v] + vms.guestPagingFraction[v] + vms.decompressFraction[v];
  return Math.max(0, vms.stallFraction[v] - known);
}

/** Why a guest that does not run does not run, as an index of `CAUSES`. */
export function absence({ vms }: World, v: number, hostIsOn: boolean): number {
  const state = VM_STATES[vms.state[v]];
  if (state === 'none') return NONE;
  if (state === 'lost') return HOST_DOWN;
  if (state === 'paused' || state === 'suspended') return SUSPENDED;
  if (state === 'provisioning') return BEING_COPIED;
  if (vms.host[v] < 0) return NOT_PLACED;
  if (!hostIsOn) return HOST_DOWN;
  if (vms.isolated[v] === 1) return ISOLATED;
  return state === 'booting' ? BOOTING : NONE;
}
