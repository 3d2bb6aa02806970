import type { HostId, VmId } from '#shared/ids.ts';
import { guestNeedMib } from '#shared/sim/placement/index.ts';
import { checkCommand } from '#shared/sim/step.ts';
import type { ConsolidationSpec } from '../../schema/happenings.ts';
import type { Detector } from './detectors.ts';
import { addedPowerW, historyOf, isUsable, loadOf, put, type View } from './view.ts';

const OPERATOR = 0;
/** Costs that differ by less are the same but for rounding, and the first host takes the VM. */
const SAME = 1e-9;

/** How a target is looked for. */
export interface Search {
  readonly placement: ConsolidationSpec['placement'];
  readonly memoryCounts: boolean;
  readonly isOver: Detector;
}

/** Whether a host has too much work, as it will be once the moves that are planned have arrived. */
export function isOverloaded(view: View, { isOver }: Search, host: number): boolean {
  return isOver(historyOf(view, host), loadOf(view, host));
}

/** The host that takes a VM from `from`, among those not excluded, or nothing. Changes nothing. */
function targetFor(
  view: View,
  search: Search,
  vm: VmId,
  from: number,
  excluded: ReadonlySet<number>,
): HostId | undefined {
  let [best, least] = [undefined as HostId | undefined, Number.POSITIVE_INFINITY];
  if (view.movesLeft <= 0) return undefined;
  for (let host = 0 as HostId; host < view.guests.length; host++) {
    if (host === from || excluded.has(host) || !isUsable(view, host) || !fits(view, search, vm, host)) continue;
    const cost = costOf(view, search, vm, host);
    if (cost > least - SAME || refused(view, vm, host)) continue;
    [best, least] = [host, cost];
    if (search.placement === 'firstFit') break;
  }
  return best;
}

/** Whether a VM finds room on a host, running or not, without overloading it. */
export function fits(view: View, { isOver, memoryCounts }: Search, vm: VmId, host: number): boolean {
  if (view.promisableMib[host] < guestNeedMib(view.world, vm)) return false;
  if (memoryCounts && view.roomMib[host] < view.needMib(vm)) return false;
  const load = loadOf(view, host) + view.past.latestMhz[vm] / view.capacityMhz[host];
  return load <= 1 && !isOver(historyOf(view, host, vm), load);
}

/** Power aware: least power added. Best fit: fullest host. First fit: any. */
function costOf(view: View, { placement }: Search, vm: VmId, host: number): number {
  if (placement === 'firstFit') return 0;
  return placement === 'bestFit' ? -loadOf(view, host) : addedPowerW(view, host, view.past.latestMhz[vm]);
}

function refused({ world }: View, vm: VmId, host: HostId): boolean {
  return checkCommand(world, { name: 'migrateLive', args: { vm, host } }, OPERATOR) !== undefined;
}

/** VMs by what they want, most first: large ones find room while there is some. */
export function mostWantedFirst({ past }: View, guests: readonly VmId[]): VmId[] {
  return [...guests].sort((a, b) => past.latestMhz[b] - past.latestMhz[a] || a - b);
}

/** A move that is planned. */
export interface PlannedMove {
  readonly vm: VmId;
  readonly host: HostId;
}

/** Finds a target and counts the VM there. */
export function placeOne(
  view: View,
  search: Search,
  vm: VmId,
  from: number,
  excluded: ReadonlySet<number>,
): PlannedMove | undefined {
  const host = targetFor(view, search, vm, from, excluded);
  if (host === undefined) return undefined;
  put(view, vm, host);
  return { vm, host };
}
