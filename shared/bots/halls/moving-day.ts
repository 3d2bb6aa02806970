import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { hourAt } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { predictMigration, predictSuspendedMove } from '#shared/sim/migration/index.ts';
import { SIBLING_SHARES } from '#shared/sim/virtualization/index.ts';
import { type Bot, type BotMemory, isItsTurn, type Turn } from '../bot.ts';
import { type Caution, chooseHost, fullness } from '../choose-host.ts';
import { acknowledge } from '../duties/acknowledge.ts';
import { guestsOf } from '../duties/evacuate.ts';
import { placeAll } from '../duties/place.ts';
import { sleepEmpty, wake } from '../duties/power.ts';
import { hallHolds, sellWhere } from '../duties/sell-service.ts';
import { bringTo, endPlan, homeOf, movesUnderWay, type Plan, propose, startPlan } from '../plan.ts';
import type { HallBots } from './index.ts';

const PLANNED: Caution = { touched: 0.92, cores: 0.85 };
const TIGHT: Caution = { touched: 1.05, cores: 1.1 };
const DESPERATE: Caution = { touched: 1.5, cores: 2 };
/** The rack that its maker calls back. */
const OLD_HOSTS = 4;
/** Hour until which guests write little. */
const QUIET_UNTIL_HOUR = 6;
/** Longest pause that is no loss, ms. */
const PAUSE_MS = 500;
/** Longest time that a guest stands still rather than wait for page after page, ms. */
const STANDS_MS = 4000;
/** Part of its packets that go to siblings from which on a guest lives on them. */
const TALKATIVE = 0.5;

/** How an operator moves. */
interface Style {
  /** Empties the old rack while it is quiet, before anything is called back. */
  readonly ahead: boolean;
  /** Chooses by what guests write: their order, and the way of each. */
  readonly weighs: boolean;
  /** Moves at a time. */
  readonly atOnce: number;
}

function mover(id: 'reference' | 'careful' | 'twin', style: Style): Bot {
  return {
    id,
    play(world: OpenWorld, memory: BotMemory): Turn {
      if (!isItsTurn(world, memory)) return { calls: [], memory };
      const plan = awayFrom(startPlan(world, memory), style);
      const homeless = placeAll(plan, [PLANNED, TIGHT, DESPERATE]);
      moveOut(plan, style);
      if (homeless > 0) wake(plan, true);
      sell(plan);
      darken(plan, style);
      acknowledge(plan);
      return endPlan(plan);
    },
  };
}

/** The turn without the hosts that are to be empty: nothing more comes to them. */
function awayFrom(plan: Plan, { ahead }: Style): Plan {
  const leaving = leavers(plan.world);
  const outlooks = plan.outlooks.map((outlook) => {
    const goes = leaving.includes(outlook.host) || (ahead && outlook.host < OLD_HOSTS);
    return goes ? { ...outlook, sound: false } : outlook;
  });
  return { ...plan, outlooks };
}

/** Hosts that have to be empty, the next first. */
function leavers({ hosts }: OpenWorld): HostId[] {
  const rows = Array.from({ length: hosts.rows }, (_, h) => h as HostId);
  const leaving = rows.filter((h) => hosts.recallAtTick[h] > 0 || hosts.warningPermille[h] > 0);
  return leaving.sort((a, b) => hosts.recallAtTick[a] - hosts.recallAtTick[b]);
}

function moveOut(plan: Plan, style: Style): void {
  const called = leavers(plan.world);
  const old = Array.from({ length: OLD_HOSTS }, (_, h) => h as HostId).filter((h) => !called.includes(h));
  for (const host of called) sendOff(plan, guestsOf(plan, host), true, style);
  if (style.ahead)
    sendOff(
      plan,
      old.flatMap((host) => guestsOf(plan, host)),
      false,
      style,
    );
}

function sendOff(plan: Plan, guests: VmId[], urgent: boolean, style: Style): void {
  for (const vm of inOrder(plan, guests, urgent, style)) {
    if (busy(plan, style)) return;
    start(plan, vm, urgent, style);
  }
}

/** The order in which guests go: whom a cut network would part from siblings that it lives on, then the hardest while it is quiet, the easiest by day or when time is short, or as they come. */
function inOrder({ world }: Plan, guests: VmId[], urgent: boolean, { weighs }: Style): VmId[] {
  if (!weighs) return guests.sort((a, b) => a - b);
  const hardestFirst = isQuiet(world) && !urgent;
  const { activeMib, tenant, workload } = world.vms;
  const talk = (vm: VmId) => (SIBLING_SHARES[workload[vm]] > TALKATIVE ? 0 : 1);
  const begun = tenantsOnTheirWay(world);
  const parted = (vm: VmId) => (begun.has(tenant[vm]) ? 0 : 1);
  const hardness = (vm: VmId) => (hardestFirst ? -1 : 1) * activeMib[vm];
  const rank = (vm: VmId) => [talk(vm), parted(vm), hardness(vm), tenant[vm], vm];
  return guests.sort((a, b) => compareRanks(rank(a), rank(b)));
}

/** Tenants of which some VMs are in the new rack and others in the old: those others follow first. */
function tenantsOnTheirWay(world: OpenWorld): Set<number> {
  const begun = new Set<number>();
  for (let vm = 0 as VmId; vm < world.vms.rows; vm++) {
    if (homeOf(world, vm) >= OLD_HOSTS) begun.add(world.vms.tenant[vm]);
  }
  return begun;
}

/** The first difference of two lists of numbers. */
function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((x, i) => x !== b[i]);
  return at < 0 ? 0 : a[at] - b[at];
}

function isQuiet({ scenario, tick }: OpenWorld): boolean {
  return hourAt(scenario, tick) < QUIET_UNTIL_HOUR;
}

/** Whether one more move would only slow down the others: what is sent alone is dirtied least. */
function busy({ world, calls }: Plan, { atOnce }: Style): boolean {
  const under = movesUnderWay(world) + calls.filter(({ name }) => name.startsWith('migrate')).length;
  return under >= atOnce;
}

function start(plan: Plan, vm: VmId, urgent: boolean, style: Style): void {
  const caution = urgent ? TIGHT : PLANNED;
  const besideThem = style.weighs ? chooseBeside(plan, vm, caution) : NONE;
  const anywhere = () => (style.ahead ? chooseFullest(plan, vm, caution) : chooseHost(plan, vm, caution));
  const to = besideThem === NONE ? anywhere() : besideThem;
  if (to === NONE) {
    wakeNew(plan);
    return;
  }
  const call = style.weighs ? wayOf(plan, vm, to, urgent) : ({ name: 'migrateLive', args: { vm, host: to } } as const);
  if (call && propose(plan, call)) bringTo(plan, vm, to);
}

/** The fullest host that takes a VM, so that others can sleep. */
function chooseFullest(plan: Plan, vm: VmId, caution: Caution): HostId | typeof NONE {
  const open = plan.outlooks.filter(({ sound }) => sound);
  open.sort((a, b) => fullness(plan, b, caution) - fullness(plan, a, caution) || a.host - b.host);
  for (const outlook of open) {
    const to = chooseHost({ ...plan, outlooks: [outlook] }, vm, caution);
    if (to !== NONE) return to;
  }
  return NONE;
}

/** Wakes a host of the new rack, if one sleeps. */
function wakeNew(plan: Plan): void {
  for (let host = OLD_HOSTS as HostId; host < plan.world.hosts.rows; host++) {
    if (propose(plan, { name: 'wakeHost', args: { host } })) return;
  }
}

/** The host on which most siblings of a VM will stand, if it takes the VM: a cut network parts those on different hosts. */
function chooseBeside(plan: Plan, vm: VmId, caution: Caution): HostId | typeof NONE {
  const { world, outlooks } = plan;
  const siblings = new Int32Array(world.hosts.rows);
  for (let other = 0 as VmId; other < world.vms.rows; other++) {
    const home = homeOf(world, other);
    if (other !== vm && home !== NONE && world.vms.tenant[other] === world.vms.tenant[vm]) siblings[home] += 1;
  }
  const most = Math.max(...outlooks.map(({ host, sound }) => (sound ? siblings[host] : 0)));
  if (most === 0) return NONE;
  return chooseHost({ ...plan, outlooks: outlooks.filter(({ host }) => siblings[host] === most) }, vm, caution);
}

/** Live where that converges; else, if the host goes, whichever way keeps the guest from its work for the shortest time. */
function wayOf({ world }: Plan, vm: VmId, host: HostId, urgent: boolean): CommandCall | undefined {
  if (world.hall.migrationMbit[0] === 0) return undefined;
  const live = predictMigration(world, vm, host);
  if (live.converges && live.pauseMs <= PAUSE_MS) return { name: 'migrateLive', args: { vm, host } };
  if (!urgent) return undefined;
  const standing = predictSuspendedMove(world, vm, host).pauseMs;
  return { name: standing <= STANDS_MS ? 'migrateSuspended' : 'migratePostCopy', args: { vm, host } };
}

/** Takes what the new rack carries beside all that is to come to it. */
function sell(plan: Plan): void {
  const stays = { ...plan, outlooks: plan.outlooks.filter(({ sound }) => sound) };
  sellWhere(plan, (after) => hallHolds(stays, after, PLANNED));
}

/** Old hosts sleep as soon as they are empty; who moves ahead lets new ones sleep until they are needed. */
function darken(plan: Plan, { ahead }: Style): void {
  sleepEmpty(plan, ahead ? plan.world.hosts.rows : OLD_HOSTS);
}

/** Empties the old rack ahead, what writes most while it is quiet, and each guest by the way that suits it. */
const reference = mover('reference', { ahead: true, weighs: true, atOnce: 1 });
/** Waits until a host is called back, and then moves its guests live, in the order of their rows. */
const twin = mover('twin', { ahead: false, weighs: false, atOnce: 4 });
/** Moves each guest by the way that suits it, three at once, and not before a host is called back. */
const careful = mover('careful', { ahead: false, weighs: true, atOnce: 3 });

/** Who plays the day of moves. */
export const movingDay: HallBots = { reference, twin, careful };
