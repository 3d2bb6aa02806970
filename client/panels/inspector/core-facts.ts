import { at } from '#client/model/facts/cell.ts';
import type { FactLine } from '#client/model/facts/fact-names.ts';
import { milliseconds } from '#client/model/facts/facts.ts';
import { mib, number, percentOfPermille } from '#client/words/formats.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** How a host is divided and scheduled: nodes, cores that belong to single VMs, time slice, patches. Only what it has. */
export function hostCoreFacts({ hosts }: OpenWorld, host: number): readonly FactLine[] {
  const facts: FactLine[] = [['fact.slice', milliseconds(at(hosts.sliceMs, host))]];
  if (at(hosts.numaNodes, host) > 1) facts.push(['fact.nodes', number(at(hosts.numaNodes, host))]);
  if (at(hosts.pinnedCores, host) > 0) facts.push(['fact.ownedCores', number(at(hosts.pinnedCores, host))]);
  if (at(hosts.patchedMib, host) > 0) facts.push(['fact.patched', mib(at(hosts.patchedMib, host))]);
  return facts;
}

/** What a VM has for itself and what it waits for because of where it runs. Only what there is. */
export function vmCoreFacts({ vms }: OpenWorld, vm: number): readonly FactLine[] {
  const facts: FactLine[] = [];
  if (at(vms.pinnedCores, vm) > 0) facts.push(['fact.ownCores', number(at(vms.pinnedCores, vm))]);
  if (at(vms.remotePermille, vm) > 0) facts.push(['fact.remote', percentOfPermille(at(vms.remotePermille, vm), 0)]);
  if (at(vms.coStopPermille, vm) > 0) facts.push(['fact.coStop', percentOfPermille(at(vms.coStopPermille, vm))]);
  if (at(vms.patchedMib, vm) > 0) facts.push(['fact.patched', mib(at(vms.patchedMib, vm))]);
  return facts;
}
