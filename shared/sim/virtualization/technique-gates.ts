import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import {
  CPU_GENERATIONS,
  GUESTS,
  type Guest,
  HYPERVISORS,
  type Hypervisor,
  IO_PATHS,
  TECHNIQUES,
  type Technique,
  WORKLOADS,
} from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld } from '../kernel/world.ts';
import { canTrapAndEmulate } from './popek-goldberg.ts';

const PASSTHROUGH = IO_PATHS.indexOf('passthrough');
/** Parts of a network card that can be handed to guests, where a model does not say; design value. */
const USUAL_FUNCTIONS = 8;

/** Why a technique cannot run this guest on any host, or nothing. */
export function guestRefusal({ vms }: OpenWorld, vm: VmId, technique: Technique): Refusal | undefined {
  const guest = GUESTS[vms.guest[vm]];
  if (technique === 'jvm') return WORKLOADS[vms.workload[vm]] === 'jvm' ? undefined : { code: 'notBytecode', vm };
  if (guest === 'foreignIsa' && technique !== 'interpreter' && technique !== 'emulator') {
    return { code: 'foreignInstructions', vm };
  }
  if (technique === 'paravirtual' && !isOpen(guest)) return { code: 'kernelIsClosed', vm };
  if (technique === 'container' && guest !== 'linux') return { code: 'notHostsKernel', vm };
  return undefined;
}

/** Whether somebody may change the kernel of such a guest. */
function isOpen(guest: Guest): boolean {
  return guest === 'linux';
}

/** Why a host cannot run guests with a technique, or nothing. */
function techniqueRefusal({ hosts }: OpenWorld, host: HostId, technique: Technique): Refusal | undefined {
  const generation = CPU_GENERATIONS[hosts.generation[host]];
  if (!offersTechnique(HYPERVISORS[hosts.hypervisor[host]], technique)) return { code: 'hypervisorCannot', host };
  if (technique === 'hardwareAssist' && !canTrapAndEmulate(generation)) return { code: 'noHardwareAssist', host };
  return undefined;
}

/**
 * What runs on what. A host of containers and a bare machine run programs; hypervisors run machines, by whatever
 * technique: that and the place of the hypervisor are two choices. `native` is a guest that costs nothing, for comparison.
 */
export function offersTechnique(hypervisor: Hypervisor, technique: Technique): boolean {
  const hostOs = hypervisor === 'containerHost' || hypervisor === 'none';
  switch (technique) {
    case 'native':
      return true;
    case 'container':
      return hypervisor === 'containerHost';
    case 'jvm':
      return hostOs || hypervisor === 'inKernel' || hypervisor === 'type2';
    default:
      return !hostOs;
  }
}

/** Why a host has no device for a VM to own, or nothing. */
function functionRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  const { vms, hosts } = world;
  if (vms.ioPath[vm] !== PASSTHROUGH) return undefined;
  if (HYPERVISORS[hosts.hypervisor[host]] === 'type2') return { code: 'pathNotOffered', host };
  return freeFunctions(world, host, vm) > 0 ? undefined : { code: 'noFreeFunction', host };
}

/** Parts of the network card of a host that no VM other than `vm` owns. */
export function freeFunctions({ vms, hosts, scenario }: OpenWorld, host: HostId, vm: VmId): number {
  let free = scenario.hostModels[hosts.model[host]].virtualFunctions ?? USUAL_FUNCTIONS;
  for (let other = 0; other < vms.rows; other++) {
    if (other !== vm && vms.host[other] === host && vms.ioPath[other] === PASSTHROUGH) free -= 1;
  }
  return free;
}

/** Why a VM, as it is set up, cannot run on a host, or nothing. */
export function setupRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  const technique = TECHNIQUES[world.vms.technique[vm]];
  return (
    guestRefusal(world, vm, technique) ?? techniqueRefusal(world, host, technique) ?? functionRefusal(world, vm, host)
  );
}

/** Why a VM cannot be run with a technique where it stands, or anywhere if it stands nowhere. */
export function changeRefusal(world: OpenWorld, vm: VmId, technique: Technique): Refusal | undefined {
  const host = world.vms.host[vm];
  const refusal = guestRefusal(world, vm, technique);
  return refusal ?? (host === NONE ? undefined : techniqueRefusal(world, host as HostId, technique));
}

/** The techniques that can run a guest on a host, for whoever must choose one. */
export function possibleTechniques(world: OpenWorld, vm: VmId, host: HostId): Technique[] {
  return TECHNIQUES.filter(
    (technique) => !guestRefusal(world, vm, technique) && !techniqueRefusal(world, host, technique),
  );
}
