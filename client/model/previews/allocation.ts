import { at } from '#client/model/facts/cell.ts';
import { hostName } from '#client/model/facts/names.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { counted, mib, number, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { unreservedMhz, unreservedMib } from '#shared/sim/cpu/index.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { addClaim, claimsFor, shareOut } from '#shared/sim/kernel/max-min.ts';
import { sharesOf } from '#shared/sim/kernel/shares.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { PERMILLE } from '#shared/units.ts';
import type { Preview, PreviewLine } from './preview-line.ts';

const RUNNING = VM_STATES.indexOf('running');
/** Changes below this are none, ‰. */
const NOTICED = 5;

/** What a guest is worth to its host. */
interface Allocation {
  readonly shares: number;
  readonly reservationMhz: number;
  readonly limitMhz: number;
}

/** What a guest and its neighbours get of the cycles that they want, ‰. */
export interface Shared {
  readonly own: number;
  readonly others: number;
}

/**
 * What a VM and its neighbours would get of what they want now if the VM had this allocation: the engine's weighted max–min of
 * the cycles that its host has, among guests as they work now.
 */
export function sharesUnder(world: OpenWorld, vm: number, own: Allocation): Shared {
  const { vms } = world;
  const host = at(vms.host, vm);
  const rows = Array.from({ length: vms.rows }, (_, row) => row).filter((row) => runsOn(world, row, host));
  const claims = claimsFor(Math.max(1, rows.length));
  for (const row of rows) {
    const { shares, reservationMhz, limitMhz } = row === vm ? own : allocationOf(world, row);
    addClaim(claims, reservationMhz, mostMhz(world, row, limitMhz), shares);
  }
  shareOut(claims, capacityMhz(world, host, rows));
  let [ownGot, ownWant, got, want] = [0, 0, 0, 0];
  rows.forEach((row, i) => {
    const [granted, wanted] = [claims.granted[i] ?? 0, mostMhz(world, row, 0)];
    if (row === vm) [ownGot, ownWant] = [granted, wanted];
    else [got, want] = [got + granted, want + wanted];
  });
  return { own: part(ownGot, ownWant), others: part(got, want) };
}

function part(got: number, want: number): number {
  return want > 0 ? (PERMILLE * got) / want : PERMILLE;
}

function runsOn({ vms }: OpenWorld, vm: number, host: number): boolean {
  return at(vms.host, vm) === host && at(vms.state, vm) === RUNNING;
}

function allocationOf({ vms }: OpenWorld, vm: number): Allocation {
  const [shares, reservationMhz, limitMhz] = [at(vms.shares, vm), at(vms.reservationMhz, vm), at(vms.limitMhz, vm)];
  return { shares, reservationMhz, limitMhz };
}

/** What a guest wants now with what virtualization adds, and may have: its vCPUs, a limit (0 = none), throttling. */
function mostMhz({ vms, hosts }: OpenWorld, vm: number, limitMhz: number): number {
  const fullMhz = at(vms.vcpus, vm) * at(hosts.coreMhz, at(vms.host, vm));
  const workMhz = (fullMhz * at(vms.loadPermille, vm)) / PERMILLE;
  const wantMhz = Math.min(fullMhz, workMhz / Math.max(0.01, 1 - at(vms.taxPermille, vm) / PERMILLE));
  const throttledMhz = wantMhz * (1 - at(vms.throttlePermille, vm) / PERMILLE);
  return limitMhz > 0 ? Math.min(throttledMhz, limitMhz) : throttledMhz;
}

/** Cycles that a host has for its guests: what they may have now, over the part of capacity that the hall says that is. */
function capacityMhz(world: OpenWorld, host: number, rows: readonly number[]): number {
  const { hosts, vms } = world;
  const dueMhz = rows.reduce((sum, row) => sum + mostMhz(world, row, at(vms.limitMhz, row)), 0);
  const demand = at(hosts.demandPermille, host) / PERMILLE;
  const allMhz = at(hosts.cores, host) * at(hosts.coreMhz, host);
  return demand > 0 && dueMhz > 0 ? dueMhz / demand : allMhz;
}

/** Who would get how much of the CPU under other shares, a floor or a ceiling, and what a host can still guarantee. */
export function allocationPreview(world: OpenWorld, args: Args): Preview | undefined {
  const { vm, sharesFactor, reservationMhz, limitMhz, reservedMib } = args;
  if (typeof vm !== 'number' || typeof sharesFactor !== 'number') return undefined;
  if (typeof reservationMhz !== 'number' || typeof limitMhz !== 'number') return undefined;
  const host = at(world.vms.host, vm);
  if (host === NONE) return { lines: [{ tone: 'plain', text: t('preview.allocation.nowhere') }] };
  const shares = sharesOf(at(world.vms.vcpus, vm), sharesFactor);
  const then = sharesUnder(world, vm, { shares, reservationMhz, limitMhz });
  const now = sharesUnder(world, vm, allocationOf(world, vm));
  const lines = [ownLine(now.own, then.own), othersLine(world, host, now.others, then.others)];
  if (reservationMhz > 0) lines.push(floorLine(world, vm, host, reservationMhz));
  if (typeof reservedMib === 'number' && reservedMib > 0) lines.push(lockedLine(world, vm, host, reservedMib));
  return { lines };
}

function ownLine(now: number, then: number): PreviewLine {
  return { tone: toneOf(now, then), text: t('preview.allocation.own', { after: whole(then), now: whole(now) }) };
}

function othersLine(world: OpenWorld, host: number, now: number, then: number): PreviewLine {
  const words = {
    vms: counted('vms', Math.max(0, at(world.hosts.vms, host) - 1)),
    host: hostName(host),
    after: whole(then),
    now: whole(now),
  };
  return { tone: toneOf(now, then), text: t('preview.allocation.others', words) };
}

function floorLine(world: OpenWorld, vm: number, host: number, reservationMhz: number): PreviewLine {
  const leftMhz = unreservedMhz(world, host as HostId, vm as VmId) - reservationMhz;
  const left = t('play.ghz', { value: number(Math.max(0, leftMhz) / 1000, 1) });
  return { tone: leftMhz < 0 ? 'bad' : 'plain', text: t('preview.allocation.floor', { host: hostName(host), left }) };
}

function lockedLine(world: OpenWorld, vm: number, host: number, reservedMib: number): PreviewLine {
  const leftMib = unreservedMib(world, host as HostId, vm as VmId) - reservedMib;
  const words = { memory: mib(reservedMib), host: hostName(host), left: mib(Math.max(0, leftMib)) };
  return { tone: leftMib < 0 ? 'bad' : 'plain', text: t('preview.allocation.locked', words) };
}

function toneOf(now: number, then: number): PreviewLine['tone'] {
  if (Math.abs(then - now) < NOTICED) return 'plain';
  return then > now ? 'good' : 'bad';
}

function whole(permille: number): string {
  return percentOfPermille(permille, 0);
}
