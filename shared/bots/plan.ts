import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { HOST_STATES, MIGRATION_STATES, VM_STATES, WORKLOADS } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { committableMib, guestNeedMib } from '#shared/sim/placement/index.ts';
import { checkCommand } from '#shared/sim/step.ts';
import { type BotMemory, isItsTurn, type Turn } from './bot.ts';

/** Commands that a bot gives in one turn at most. */
const CALLS_MAX = 6;

/** What a bot expects of a host once all that is planned has happened. */
export interface Outlook {
  readonly host: HostId;
  /** Runs, takes VMs and shows no sign of failing. */
  readonly sound: boolean;
  /** MiB that it may still promise. */
  freeMib: number;
  /** MiB that its guests will touch at their usual peak. */
  touchedMib: number;
  /** Cores that its guests will want at their usual peak. */
  peakCores: number;
}

/** A turn in the making: the world as seen, what has been decided, and what will follow from it. */
export interface Plan {
  readonly world: OpenWorld;
  readonly calls: CommandCall[];
  readonly outlooks: readonly Outlook[];
  readonly restUntil: { [key: string]: number };
  readonly memory: BotMemory;
}

export function startPlan(world: OpenWorld, memory: BotMemory): Plan {
  const outlooks = Array.from({ length: world.hosts.rows }, (_, h) => outlookOf(world, h as HostId));
  const plan = { world, calls: [], outlooks, restUntil: stillResting(world, memory), memory };
  for (let vm = 0 as VmId; vm < world.vms.rows; vm++) {
    const home = homeOf(world, vm);
    if (home !== NONE) expect(plan.outlooks[home], world, vm);
  }
  return plan;
}

export function endPlan({ calls, memory, restUntil }: Plan): Turn {
  return { calls, memory: { ...memory, restUntil } };
}

/** A turn in which these duties are done, in their order; nothing in ticks in which it is not the bot's turn. */
export function takeTurn(world: OpenWorld, memory: BotMemory, duties: (plan: Plan) => void): Turn {
  if (!isItsTurn(world, memory)) return { calls: [], memory };
  const plan = startPlan(world, memory);
  duties(plan);
  return endPlan(plan);
}

/** Adds a command if it would be accepted now and the turn has room for it. */
export function propose(plan: Plan, call: CommandCall): boolean {
  if (plan.calls.length >= CALLS_MAX || checkCommand(plan.world, call, plan.memory.place) !== undefined) return false;
  plan.calls.push(call);
  return true;
}

/** Whether a thing was done so lately that it should be left alone; if not, it is from now on, for `ticks`. */
export function rests(plan: Plan, key: string, ticks: number): boolean {
  if (key in plan.restUntil) return true;
  plan.restUntil[key] = plan.world.tick + ticks;
  return false;
}

function stillResting({ tick }: OpenWorld, { restUntil }: BotMemory): { [key: string]: number } {
  return Object.fromEntries(Object.entries(restUntil).filter(([, until]) => until > tick));
}

/** Where a VM will be: on its host, or where it is moving to. */
export function homeOf({ vms, migrations }: OpenWorld, vm: VmId): HostId | typeof NONE {
  const migration = vms.migration[vm];
  return (migration === NONE ? vms.host[vm] : migrations.to[migration]) as HostId | typeof NONE;
}

/** Counts a VM towards a host that it is planned to come to. */
export function bringTo(plan: Plan, vm: VmId, host: HostId): void {
  plan.outlooks[host].freeMib -= guestNeedMib(plan.world, vm);
  expect(plan.outlooks[host], plan.world, vm);
}

/** Adds to an outlook what a VM will want of its host. */
export function expect(outlook: Outlook, world: OpenWorld, vm: VmId): void {
  outlook.touchedMib += usualTouchedMib(world, vm);
  outlook.peakCores += usualPeakCores(world, vm);
}

function outlookOf(world: OpenWorld, host: HostId): Outlook {
  const { hosts } = world;
  const on = hosts.state[host] === HOST_STATES.indexOf('on');
  const sound = on && hosts.maintenance[host] === 0 && hosts.warningPermille[host] === 0;
  return { host, sound, freeMib: committableMib(world, host), touchedMib: 0, peakCores: 0 };
}

/** Load at the peak of a usual day, as a share of a VM's vCPUs, by what it does: what an operator knows of each class. */
const PEAK_LOAD: { readonly [workload: string]: number } = {
  idle: 0.05,
  web: 0.32,
  oltp: 0.7,
  build: 0.33,
  batch: 0.75,
  cache: 0.2,
};
/** Load that is assumed of a class that no scenario of the game has. */
const UNKNOWN_LOAD = 0.5;
/** Load at that peak as a multiple of the mean that a customer names: that of the busiest curves. */
const PEAK_OVER_MEAN = 1.65;
/** Memory that a guest touches, as a share of what it has, before it has run long enough to be seen doing it. */
const USUAL_TOUCHED = 0.7;

/** Cores that a VM wants at its peak: as its class does, less if its customer says so, more if it wants more now. */
export function usualPeakCores({ vms, tenants, scenario }: OpenWorld, vm: VmId): number {
  const tenant = vms.tenant[vm];
  const named = tenant === NONE ? 1 : PEAK_OVER_MEAN * scenario.tenants[tenants.archetype[tenant]].vm.meanLoad;
  const peak = Math.min(named, PEAK_LOAD[WORKLOADS[vms.workload[vm]]] ?? UNKNOWN_LOAD);
  return vms.vcpus[vm] * Math.max(peak, vms.loadPermille[vm] / 1000);
}

function usualTouchedMib({ vms }: OpenWorld, vm: VmId): number {
  const seenMib = vms.state[vm] === VM_STATES.indexOf('running') ? vms.touchedMib[vm] : 0;
  return Math.max(seenMib, USUAL_TOUCHED * vms.memMib[vm]) - vms.sharedMib[vm];
}

/** Moves under way or waiting. */
export function movesUnderWay({ migrations }: OpenWorld): number {
  let moves = 0;
  for (let m = 0; m < migrations.rows; m++) if (migrations.state[m] !== MIGRATION_STATES.indexOf('none')) moves += 1;
  return moves;
}
