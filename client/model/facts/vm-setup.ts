import { CPU_GENERATIONS, HYPERVISORS, IO_PATHS, PAGING_MODES, TECHNIQUES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { Setup } from '#shared/sim/virtualization/index.ts';
import { at, nameOf } from './cell.ts';

/** How a VM is run on a host, as open columns tell it. */
export function setupOf({ vms, hosts }: OpenWorld, vm: number, host: number): Setup {
  return {
    technique: nameOf(TECHNIQUES, at(vms.technique, vm)),
    path: nameOf(IO_PATHS, at(vms.ioPath, vm)),
    hypervisor: nameOf(HYPERVISORS, at(hosts.hypervisor, host)),
    machine: {
      generation: nameOf(CPU_GENERATIONS, at(hosts.generation, host)),
      paging: nameOf(PAGING_MODES, at(hosts.paging, host)),
      largePages: at(hosts.largePages, host) === 1,
    },
  };
}
