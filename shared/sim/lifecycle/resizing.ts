import { NONE, type VmId } from '#shared/ids.ts';
import { lockedMib } from '../capabilities/index.ts';
import { GUESTS } from '../kernel/codes/index.ts';
import { sharesOf } from '../kernel/shares.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { maxBalloonMib } from '../memory/index.ts';
import { guestNeedMib } from '../placement/index.ts';

/** Whether a guest takes vCPUs and memory that are added while it runs; closed and real-time systems of old do not. */
export function growsWhileRunning(guest: number): boolean {
  return GUESTS[guest] === 'linux' || GUESTS[guest] === 'windows';
}

/** What a VM's tenant ordered: it never gets less. */
export function contractedSize({ vms, scenario }: OpenWorld, vm: VmId): { vcpus: number; memMib: number } {
  const spec = vms.tenant[vm] === NONE ? undefined : scenario.tenants[vms.tenant[vm]]?.vm;
  return { vcpus: spec?.vcpus ?? 1, memMib: spec?.memMib ?? 0 };
}

/** Changes the size of a VM and what its host has promised. What its guest does and holds stays, so its shares of it change. */
export function resize(world: World, vm: VmId, vcpus: number, memMib: number): void {
  const { vms, hosts } = world;
  const host = vms.host[vm];
  const beforeMib = guestNeedMib(world, vm);
  const sharesFactor = vms.shares[vm] / sharesOf(vms.vcpus[vm], 1);
  keepWork(world, vm, vcpus, memMib);
  if (host !== NONE) hosts.vcpus[host] += vcpus - vms.vcpus[vm];
  vms.vcpus[vm] = vcpus;
  vms.memMib[vm] = memMib;
  vms.shares[vm] = sharesOf(vcpus, sharesFactor);
  vms.balloonAskedMib[vm] = Math.min(vms.balloonAskedMib[vm], maxBalloonMib(memMib, lockedMib(vms, vm)));
  if (host !== NONE) hosts.promisedMib[host] += guestNeedMib(world, vm) - beforeMib;
}

function keepWork({ vms, hosts, scenario }: World, vm: VmId, vcpus: number, memMib: number): void {
  const ofVcpus = vms.vcpus[vm] / vcpus;
  const ofMemory = vms.memMib[vm] / memMib;
  vms.meanLoad[vm] *= ofVcpus;
  vms.load[vm] *= ofVcpus;
  vms.touchedShare[vm] *= ofMemory;
  vms.activeShare[vm] *= ofMemory;
  if (vms.ratedMhz[vm] > 0 || scenario.demand.kind !== 'trace') return;
  const coreMhz = vms.host[vm] === NONE ? scenario.hostModels[0].coreMhz : hosts.coreMhz[vms.host[vm]];
  vms.ratedMhz[vm] = vms.vcpus[vm] * coreMhz;
}
