import { HYPERVISORS, type Hypervisor } from '../kernel/codes/index.ts';
import type { OpenWorld } from '../kernel/world.ts';
import { hasDom0 } from './io-paths.ts';

/** Memory that a host loses to what stands beside its hypervisor, in MiB; design values. */
const RESERVED_MIB: { readonly [H in Hypervisor]: number } = {
  type1: 0,
  dom0: 1024,
  parentPartition: 2048,
  inKernel: 512,
  type2: 2048,
  containerHost: 512,
  none: 0,
};
/** Part of a host's cycles that its own operating system takes under a hosted hypervisor; design value. */
const HOST_OS_SHARE = 0.04;
/** vCPUs of a privileged guest that nobody has set; design value. */
export const USUAL_DOM0_VCPUS = 2;
/** Time to put another hypervisor on an empty host, in seconds of machine time (game value: 20 seconds). */
export const INSTALL_S = 20;

const MIB = Float64Array.from(HYPERVISORS, (name) => RESERVED_MIB[name]);
const TYPE2 = HYPERVISORS.indexOf('type2');
const DOM0 = Uint8Array.from(HYPERVISORS, (name) => (hasDom0(name) ? 1 : 0));

/** Memory that the host OS or the privileged guest keeps, in MiB, by index of `HYPERVISORS`. */
export function reservedMib(hypervisor: number): number {
  return MIB[hypervisor];
}

/** The hypervisor itself: 100 MiB and 1 % of memory for its tables; design values. */
const HYPERVISOR_MIB = 100;
const HYPERVISOR_SHARE = 0.01;

/** Machine memory that a host keeps for itself before any guest is there: hypervisor, host OS, privileged guest; in MiB. */
export function hypervisorOwnMib({ hypervisor, memMib }: HostMemory, host: number): number {
  return HYPERVISOR_MIB + Math.ceil(HYPERVISOR_SHARE * memMib[host]) + reservedMib(hypervisor[host]);
}

type HostMemory = Pick<OpenWorld['hosts'], 'hypervisor' | 'memMib'>;

/** Part of all cycles that the host OS keeps, by index of `HYPERVISORS`. */
export function reservedShare(hypervisor: number): number {
  return hypervisor === TYPE2 ? HOST_OS_SHARE : 0;
}

/** Whether a host does its guests' I/O in a privileged guest, by index of `HYPERVISORS`. */
export function runsDom0(hypervisor: number): boolean {
  return DOM0[hypervisor] === 1;
}
