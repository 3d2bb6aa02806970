import type { MigrationId } from '#shared/ids.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { machineMib, packedMib, residentMib } from '#shared/sim/memory/index.ts';
import { dirtyingIn, dirtyMibPerS, hotDirtyMib } from '#shared/sim/migration/index.ts';
import { DOM0_PACKET, diskPathMs, dom0Slowdown, NET_US, pathNumber } from '#shared/sim/virtualization/index.ts';
import type { ExactRules } from './seen.ts';

/** The engine's own rules for what follows from hidden columns: for those who have a world, not for pages with a mirror. */
export const EXACT_RULES: ExactRules = {
  residentMib,
  machineMib,
  packedMib,
  dirtyMibPerS: (world, m) => dirtyMibPerS(dirtyingIn(world, m as MigrationId)),
  dirtySinceRoundMib,
  netPathMs,
  diskPathMs,
  dom0Slowdown: ({ hosts }, host) => dom0Slowdown(hosts, host),
};

/** Rule MIG-2: the hot set by its time, and colder memory up to what the guest keeps active. */
function dirtySinceRoundMib(world: World, m: number): number {
  const dirtying = dirtyingIn(world, m as MigrationId);
  const coldMib = Math.min(world.migrations.dirtiedMib[m], dirtying.coldMaxMib);
  return hotDirtyMib(dirtying, world.migrations.hotDirtyS[m]) + coldMib;
}

/** Rule IOP-5: the latency of the path, longer the busier the privileged guest is that it goes through. */
function netPathMs({ vms, hosts }: World, vm: number): number {
  const host = vms.host[vm];
  const path = pathNumber(hosts.hypervisor[host], vms.technique[vm], vms.ioPath[vm]);
  const slowdown = DOM0_PACKET[path] > 0 ? dom0Slowdown(hosts, host) : 1;
  return (NET_US[path] * slowdown) / 1000;
}
