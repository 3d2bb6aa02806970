import type { HostId } from '#shared/ids.ts';
import { panicHost } from '../../cluster/index.ts';
import { HYPERVISORS } from '../../kernel/codes/index.ts';
import type { Refusal } from '../../kernel/refusals.ts';
import type { OpenWorld } from '../../kernel/world.ts';
import { defineDisturbance } from '../define.ts';

const CONTAINER_HOST = HYPERVISORS.indexOf('containerHost');

/** The kernel that all containers of a host share stops: they die together. Machines have a kernel each, and die alone. */
export const kernelPanic = defineDisturbance({
  subject: 'host',
  announced: false,
  lengthS: 0,
  refusal: noSharedKernel,
  start(world, host) {
    if (!noSharedKernel(world, host)) panicHost(world, host as HostId);
  },
});

function noSharedKernel({ hosts }: OpenWorld, host: number): Refusal | undefined {
  return hosts.hypervisor[host] === CONTAINER_HOST ? undefined : { code: 'noSharedKernel', host: host as HostId };
}
