import type { Hypervisor, IoPath, Technique, Workload } from '#shared/sim/kernel/codes/index.ts';
import type { HostModel, VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { run } from './a-world.ts';
import { steadyWorld } from './steady-world.ts';

/** Clock of the machine of Barham et al., SOSP 2003. */
export const XEON_2003_MHZ = 2400;
/** Ticks after which code caches and averages are warm: a minute. */
const WARM_TICKS = 300;

/** One guest, and the machine under it. */
export interface Alone {
  readonly workload: Workload;
  readonly technique: Technique;
  readonly hypervisor: Hypervisor;
  readonly ioPath?: IoPath;
  readonly vm?: Partial<VmSpec>;
  readonly host?: Partial<HostModel>;
}

/** A world of one guest that wants all of its vCPU, on a host with two cores and a network card that is never full. */
export function aloneWorld({ workload, technique, hypervisor, ioPath = 'virtio', vm, host }: Alone): World {
  return steadyWorld([{ workload, technique, ioPath, loadPercent: 100, vcpus: 1, memMib: 512, ...vm }], {
    host: { cores: 2, coreMhz: XEON_2003_MHZ, smt: false, hypervisor, nicMbit: 1_000_000, ...host },
  });
}

/** The part of native work that such a guest gets done, once warm. */
export function efficiencyOf(alone: Alone): number {
  return run(aloneWorld(alone), WARM_TICKS).vms.speed[0];
}
