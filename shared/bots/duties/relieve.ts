import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { HOST_STATES, MEMORY_STATES } from '#shared/sim/kernel/codes/index.ts';
import { type Caution, chooseHost } from '../choose-host.ts';
import { bringTo, movesUnderWay, type Plan, propose, rests } from '../plan.ts';
import { guestsOf, isHardToMove } from './evacuate.ts';

/** A host is relieved from here on, ‰ of its cycles wanted. */
const CROWDED_PERMILLE = 920;
/** Ticks after a move before the same host is relieved again: the last move must show first. */
const REST_TICKS = 50;

/** Moves one VM off each crowded host to one that stays well below it. */
export function relieve(plan: Plan, caution: Caution): void {
  for (let host = 0 as HostId; host < plan.world.hosts.rows; host++) {
    if (!isCrowded(plan, host) || movesUnderWay(plan.world) > 1) continue;
    if (rests(plan, `relieve ${host}`, REST_TICKS)) continue;
    relieveOne(plan, host, caution);
  }
}

function isCrowded({ world: { hosts } }: Plan, host: HostId): boolean {
  if (hosts.state[host] !== HOST_STATES.indexOf('on') || hosts.warningPermille[host] > 0) return false;
  return hosts.demandPermille[host] > CROWDED_PERMILLE || hosts.memoryState[host] >= MEMORY_STATES.indexOf('soft');
}

/** Of those that are easily moved, the guest that wants most of what is scarce goes: cycles, or memory it really uses. */
function relieveOne(plan: Plan, host: HostId, caution: Caution): void {
  const { hosts, vms } = plan.world;
  const byCycles = hosts.demandPermille[host] > CROWDED_PERMILLE;
  const weight = (vm: VmId) => (byCycles ? vms.loadPermille[vm] * vms.vcpus[vm] : vms.touchedMib[vm]);
  const easy = guestsOf(plan, host).filter((vm) => !isHardToMove(plan.world, vm));
  for (const vm of easy.sort((a, b) => weight(b) - weight(a) || a - b)) {
    const to = chooseHost(plan, vm, caution);
    if (to === NONE) continue;
    if (propose(plan, { name: 'migrateLive', args: { vm, host: to } })) bringTo(plan, vm, to);
    return;
  }
}
