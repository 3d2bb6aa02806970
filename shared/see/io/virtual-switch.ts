import type { WorldEntry } from '../entry.ts';
import { withHosts, withTenants } from '../levers.ts';
import { cell, mean, rows } from '../readings.ts';
import { aSetting, onHost } from '../setting.ts';

const VMS = 8;

/** Siblings that talk to each other a lot: on two hosts by the wire, on one by the switch inside the hypervisor. */
export const virtualSwitch: WorldEntry = {
  id: 'virtual-switch',
  group: 'io',
  setting: aSetting({
    id: 'virtual-switch',
    hosts: 2,
    groups: [
      {
        on: rows(0, VMS - 1).map((vm) => vm % 2),
        vm: { workload: 'cache', vcpus: 2, memMib: 4096 },
        load: [10, 60, 60],
      },
    ],
    host: { nicMbit: 1000 },
    sampleSeconds: 20,
    stopS: 19,
    endS: 50,
  }),
  figures: [
    { id: 'wireMbit', unit: 'mbit', read: ({ hosts }) => (hosts.nicUsedMbit[0] ?? 0) + (hosts.nicUsedMbit[1] ?? 0) },
    mean('meanSpeed', 'share', 'vms', 'speed', rows(0, VMS - 1)),
    mean('packetsThrough', 'share', 'vms', 'netFraction', rows(0, VMS - 1)),
  ],
  chart: ['meanSpeed', 'packetsThrough'],
  bars: [0, 1].map((host) => ({
    name: 'card',
    no: host + 1,
    parts: [cell('nicUsed', 'mbit', 'hosts', 'nicUsedMbit', host)],
  })),
  asks: { kind: 'direction', of: 'meanSpeed', same: 0.05 },
  levers: [
    { id: 'together', change: (setting) => withTenants(setting, () => ({ placedOn: onHost(0, VMS) })) },
    { id: 'fastCard', change: (setting) => withHosts(setting, { nicMbit: 10_000 }) },
  ],
  rules: ['NET-2', 'NET-1'],
  papers: ['B. Pfaff et al., Extending Networking into the Virtualization Layer, HotNets 2009'],
  covers: ['C113', 'C116'],
  lectures: [
    { text: 'S1', section: 'I/O virtualization' },
    { text: 'S0', section: 'I/O in a Virtual Environment' },
  ],
  hall: 'fair-shares',
};
