import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { RULE_KINDS, VM_STATES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { committableMib, guestNeedMib, isKept, speaksAbout } from '../placement/index.ts';
import { isOpenTo } from './balancing.ts';
import { type HostLoads, loadOf } from './host-loads.ts';

const RUNNING = VM_STATES.indexOf('running');
const NO_RULE = RULE_KINDS.indexOf('none');

/** A move that has to be made whatever it costs. */
export interface MandatoryMove {
  readonly vm: VmId;
  readonly to: HostId;
}

/** A move that keeps a broken rule again, or nothing: of the VMs it speaks about, the first that finds a place. */
export function moveForRules(world: World, loads: HostLoads): MandatoryMove | undefined {
  const { rules } = world;
  for (let rule = 0; rule < rules.rows; rule++) {
    if (rules.kind[rule] === NO_RULE || isKept(world, rule) || isTakenCareOf(world, loads, rule)) continue;
    for (let vm = 0 as VmId; vm < world.vms.rows; vm++) {
      if (!speaksAbout(world, rule, vm)) continue;
      const to = placeFor(world, vm, loads);
      if (to !== NONE) return { vm, to };
    }
  }
  return undefined;
}

/** Whether a move was chosen already for a VM that a rule speaks about: it may mend it. */
function isTakenCareOf(world: World, { chosen }: HostLoads, rule: number): boolean {
  for (const vm of chosen) if (speaksAbout(world, rule, vm as VmId)) return true;
  return false;
}

/** A move off a host that has promised more than it may since the policy was tightened, or nothing. */
export function moveForRoom(world: World, loads: HostLoads): MandatoryMove | undefined {
  for (const host of loads.hosts) {
    if (committableMib(world, host) >= 0) continue;
    const missingMib = -committableMib(world, host) - leavingMib(world, loads, host);
    if (missingMib <= 0) continue;
    const vm = lightestThatHelps(world, loads, host, missingMib);
    const to = vm === NONE ? NONE : placeFor(world, vm, loads);
    if (vm !== NONE && to !== NONE) return { vm, to };
  }
  return undefined;
}

/** Promised memory that leaves a host with the VMs on their way from it, or chosen to go, in MiB. */
function leavingMib(world: World, { chosen }: HostLoads, host: HostId): number {
  let mib = 0;
  for (let vm = 0 as VmId; vm < world.vms.rows; vm++) {
    if (world.vms.host[vm] !== host) continue;
    if (chosen.has(vm) || world.vms.migration[vm] !== NONE) mib += guestNeedMib(world, vm);
  }
  return mib;
}

/** The smallest VM that makes up for what is missing, or else the largest there is. */
function lightestThatHelps(world: World, loads: HostLoads, host: HostId, missingMib: number): VmId | typeof NONE {
  let [best, bestMib]: [VmId | typeof NONE, number] = [NONE, 0];
  for (let vm = 0 as VmId; vm < world.vms.rows; vm++) {
    if (world.vms.host[vm] !== host || !isFree(world, loads, vm)) continue;
    const mib = guestNeedMib(world, vm);
    const helps = mib >= missingMib;
    const better = bestMib >= missingMib ? helps && mib < bestMib : helps || mib > bestMib;
    if (best === NONE || better) [best, bestMib] = [vm, mib];
  }
  return best;
}

function isFree({ vms }: World, loads: HostLoads, vm: VmId): boolean {
  return vms.state[vm] === RUNNING && vms.migration[vm] === NONE && !loads.chosen.has(vm);
}

/** The emptiest host on which a VM breaks no rule. */
function placeFor(world: World, vm: VmId, loads: HostLoads): HostId | typeof NONE {
  if (!isFree(world, loads, vm)) return NONE;
  let best: HostId | typeof NONE = NONE;
  for (const host of loads.hosts) {
    if (best !== NONE && loadOf(loads, host) >= loadOf(loads, best)) continue;
    if (isOpenTo(world, vm, host)) best = host;
  }
  return best;
}
