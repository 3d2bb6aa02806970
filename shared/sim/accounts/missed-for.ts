import { NONE, type VmId } from '#shared/ids.ts';
import { CAUSES, type Cause, HOST_STATES, VM_STATES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import {
  absence,
  isJudgedByDeadline,
  patchedByHall,
  slownessOf,
  splitOwedLoss,
  WORTH_NAMING,
} from '../tenants/index.ts';

const at = (cause: Cause): number => CAUSES.indexOf(cause);
const NO_CAUSE = at('none');
const BOOTING = at('booting');
const MOVED = at('migrationPause');
const NOT_PLACED = at('notPlaced');
const LATE = at('lateWork');
const COMPROMISED = at('compromised');
const OWN_LOAD = at('ownLoad');
const HOST_ON = HOST_STATES.indexOf('on');
const RUNNING = VM_STATES.indexOf('running');

/**
 * Shares one lost tick of a VM among its causes, into `parts` (by index of `CAUSES`), which add up to 1, and keeps the
 * largest of them in mind. One that does not run is missed for why it is away. One that runs has its loss of speed split;
 * at full speed it is missed for what makes its answers slow or its work late, or for what an average that has not yet
 * recovered still shows.
 */
export function splitMissed(world: World, vm: VmId, product: number, parts: Float64Array): void {
  const { vms } = world;
  const runs = vms.state[vm] === RUNNING && vms.isolated[vm] === 0;
  const lost = runs ? splitOwedLoss(world, vm, parts) : 0;
  if (!runs) blame(world, vm, awayFor(world, vm), parts);
  else if (vms.compromised[vm] === 1 && patchedByHall(product, 'guestOs')) blame(world, vm, COMPROMISED, parts);
  else if (lost <= WORTH_NAMING) blame(world, vm, lingering(world, vm), parts);
  else makeWhole(world, vm, lost, parts);
}

/** Parts of a loss as parts of the whole tick. */
function makeWhole({ vms }: World, vm: VmId, lost: number, parts: Float64Array): void {
  let largest = NO_CAUSE;
  for (let c = 0; c < parts.length; c++) {
    parts[c] /= lost;
    if (parts[c] > parts[largest]) largest = c;
  }
  vms.missedFor[vm] = largest;
}

function blame({ vms }: World, vm: VmId, cause: number, parts: Float64Array): void {
  parts.fill(0);
  parts[cause] = 1;
  vms.missedFor[vm] = cause;
}

/** Why a VM is away. While it boots, why it had been away before: that it has to boot is a consequence. */
function awayFor(world: World, vm: VmId): number {
  const { vms, hosts } = world;
  if (vms.migration[vm] !== NONE) return MOVED;
  const cause = absence(world, vm, vms.host[vm] !== NONE && hosts.state[vms.host[vm]] === HOST_ON);
  if (cause === BOOTING) return vms.missedFor[vm] === NO_CAUSE ? BOOTING : vms.missedFor[vm];
  // Shut down where it stands, nobody has started it again; a template is no service either.
  return cause === NO_CAUSE ? NOT_PLACED : cause;
}

/** What a guest that does all its work in this tick is still missed for. */
function lingering(world: World, vm: VmId): number {
  const before = world.vms.missedFor[vm];
  if (isJudgedByDeadline(world, vm)) return before === NO_CAUSE ? LATE : before;
  const slow = at(slownessOf(world, vm));
  return slow === OWN_LOAD && before !== NO_CAUSE ? before : slow;
}
