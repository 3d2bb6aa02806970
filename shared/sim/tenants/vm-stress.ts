import { NONE, type VmId } from '#shared/ids.ts';
import { CAUSES, type Cause, MEMORY_STATES, STATUSES, type Status, VM_STATES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { isArriving, isJudgedByDeadline, isLeaving, lossStress } from './service-level.ts';
import { slownessOf } from './slow-answers.ts';

/**
 * Stress of a VM: how far it is on the way from full service (0) to the speed below which its tier calls a second bad (1).
 * Signs of coming loss count as well as loss itself, so that a watch comes before money is lost. Design values.
 */
const WATCH_FROM = 0.7;
const HOT_FROM = 0.9;
/** A status is left only when stress has fallen this far below where it began. */
const HYSTERESIS = 0.05;
/** A host short of cycles makes its guests watched, never more: who really waits shows in its own speed. */
const PRESSURE_MAX = 0.85;
const MEMORY_STRESS: readonly number[] = MEMORY_STATES.map((state) =>
  state === 'soft' ? 0.75 : state === 'hard' || state === 'low' ? 0.92 : 0,
);
const FAILING_STRESS = 0.95;
/** Not served although service is owed, and not placed yet although it soon will be. */
const UNSERVED = 2;
const SOON_OWED = 0.8;
/** Cut off by a player: nothing is owed, and nobody should forget it. */
const CUT_OFF = WATCH_FROM;

const ABSENT = VM_STATES.indexOf('none');
const RUNNING = VM_STATES.indexOf('running');
const BOOTING = VM_STATES.indexOf('booting');
const OK = STATUSES.indexOf('ok');
const WATCH = STATUSES.indexOf('watch');
const HOT = STATUSES.indexOf('hot');
const BREACH = STATUSES.indexOf('breach');

/** Stress of a VM of an active tenant now. `owed`: whether its service is owed already. */
export function stressOf(world: World, vm: VmId, goodSpeed: number, owed: boolean): number {
  if (world.vms.state[vm] !== RUNNING) return stressOfAbsence(world, vm, owed);
  if (world.vms.isolated[vm] === 1) return CUT_OFF;
  const warned = Math.max(pressureStress(world, vm, goodSpeed), memoryStress(world, vm), failingStress(world, vm));
  return Math.max(lossStress(world, vm, goodSpeed), warned);
}

function pressureStress({ vms, hosts }: World, vm: VmId, goodSpeed: number): number {
  return Math.min(hosts.pressure[vms.host[vm]] * goodSpeed, PRESSURE_MAX);
}

function memoryStress({ vms, hosts }: World, vm: VmId): number {
  return MEMORY_STRESS[hosts.memoryState[vms.host[vm]]];
}

function failingStress({ vms, hosts }: World, vm: VmId): number {
  return hosts.warningPermille[vms.host[vm]] > 0 ? FAILING_STRESS : 0;
}

/** A VM that autoscaling has just added or gives back is missed by nobody. */
function stressOfAbsence(world: World, vm: VmId, owed: boolean): number {
  const state = world.vms.state[vm];
  if (state === ABSENT || isLeaving(world, vm) || isArriving(world, vm)) return 0;
  return owed ? UNSERVED : state === BOOTING ? 0 : SOON_OWED;
}

/** The status that stress means for a VM that has had `status` so far, as indices of `STATUSES`. */
export function statusAt(stress: number, loss: boolean, status: number): number {
  if (loss) return BREACH;
  if (stress >= HOT_FROM || (status >= HOT && status <= BREACH && stress >= HOT_FROM - HYSTERESIS)) return HOT;
  if (stress >= WATCH_FROM || (status >= WATCH && status <= BREACH && stress >= WATCH_FROM - HYSTERESIS)) return WATCH;
  return OK;
}

/** Why a VM is not well: the loss of speed that service found, or what slows its answers, or what announces a loss. */
export function causeOf(world: World, vm: VmId, status: Status, goodSpeed: number): Cause {
  const { vms } = world;
  if (status === 'ok' || status === 'off') return 'none';
  if (vms.state[vm] !== RUNNING) return absenceOf(VM_STATES[vms.state[vm]], vms.host[vm]);
  if (vms.cause[vm] !== 0) return CAUSES[vms.cause[vm]];
  // Two VMs with one address take turns: in its own turn nothing is wrong with either.
  if (vms.duplicate[vm] !== 0) return 'duplicateIdentity';
  return causeOfStress(world, vm, goodSpeed);
}

/** What a guest at full speed is watched for: the largest part of its stress. */
function causeOfStress(world: World, vm: VmId, goodSpeed: number): Cause {
  const loss = lossStress(world, vm, goodSpeed);
  const pressure = pressureStress(world, vm, goodSpeed);
  const memory = memoryStress(world, vm);
  const failing = failingStress(world, vm);
  const most = Math.max(loss, pressure, memory, failing);
  if (most === failing && failing > 0) return 'hostFailing';
  if (most === loss) return isJudgedByDeadline(world, vm) ? 'lateWork' : slownessOf(world, vm);
  return most === memory ? 'memoryShort' : 'hostBusy';
}

function absenceOf(state: (typeof VM_STATES)[number], host: number): Cause {
  if (state === 'lost') return 'hostDown';
  if (state === 'paused' || state === 'suspended') return 'suspended';
  if (state === 'provisioning') return 'beingCopied';
  return state === 'booting' && host !== NONE ? 'booting' : 'notPlaced';
}
