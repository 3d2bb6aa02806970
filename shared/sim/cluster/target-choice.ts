import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { PERMILLE } from '#shared/units.ts';
import type { Fit } from '../kernel/codes/placement.ts';
import type { OpenWorld } from '../kernel/world.ts';
import {
  arrivalRefusal,
  brokenAt,
  committableMib,
  fullnessOf,
  guestNeedMib,
  isPreferred,
  type Place,
} from '../placement/index.ts';

/**
 * The host to which a VM that has to move or start again should go, other than its own and of those that are `open` to it,
 * or `NONE`. One where it breaks no soft rule comes first; among those the policy chooses, by itself the one with the most
 * memory left to promise.
 */
export function bestTarget(
  world: OpenWorld,
  vm: VmId,
  open: (host: HostId) => boolean = () => true,
): HostId | typeof NONE {
  const { hosts, vms, scenario } = world;
  const fit = scenario.policies.placement;
  let best: HostId | typeof NONE = NONE;
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    if (host === vms.host[vm] || (best !== NONE && !isBetter(world, vm, host, best, fit))) continue;
    if (!arrivalRefusal(world, vm, host) && open(host)) best = host;
  }
  return best;
}

function isBetter(world: OpenWorld, vm: VmId, host: HostId, before: HostId, fit: Fit | undefined): boolean {
  const [breaks, broke] = [brokenAt(world, vm, host) !== NONE, brokenAt(world, vm, before) !== NONE];
  if (breaks !== broke) return broke;
  if (fit === undefined) return committableMib(world, host) > committableMib(world, before);
  return isPreferred(fit, placeWith(world, vm, host), placeWith(world, vm, before));
}

/** A host as it would be with a VM: what it has promised of its memory, and what its guests and the VM want of its CPU. */
function placeWith(world: OpenWorld, vm: VmId, host: HostId): Place {
  const { hosts, vms } = world;
  const wantMhz = (hosts.demandPermille[host] / PERMILLE) * hosts.cores[host] * hosts.coreMhz[host];
  const addMhz = ((vms.vcpus[vm] * vms.loadPermille[vm]) / PERMILLE) * hosts.coreMhz[host];
  const used = { cpu: wantMhz + addMhz, memory: hosts.promisedMib[host] + guestNeedMib(world, vm) };
  const size = { cpu: hosts.cores[host] * hosts.coreMhz[host], memory: hosts.memMib[host] };
  return { fullness: fullnessOf(used, size), guests: hosts.vms[host] };
}
