import type { WorldEntry } from '../entry.ts';
import { withHosts, withVms } from '../levers.ts';
import { cell, mean, rows } from '../readings.ts';
import { aSetting, onHost } from '../setting.ts';

const VMS = 4;
const ALL = rows(0, VMS - 1);

/** All packets of all guests pass one privileged guest, which has vCPUs of its own. */
export const dom0Load: WorldEntry = {
  id: 'dom0-load',
  group: 'io',
  setting: aSetting({
    id: 'dom0-load',
    groups: [{ on: onHost(0, VMS), vm: { workload: 'sender', ioPath: 'split', memMib: 1024 }, load: [5, 20, 20] }],
    host: { hypervisor: 'dom0', dom0Vcpus: 1, nicMbit: 100_000 },
    sampleSeconds: 20,
    stopS: 19,
    endS: 55,
  }),
  figures: [
    cell('dom0Load', 'share', 'hosts', 'dom0Load', 0),
    mean('meanSpeed', 'share', 'vms', 'speed', ALL),
    cell('dom0Mhz', 'mhz', 'hosts', 'dom0Mhz', 0),
    cell('dom0Vcpus', 'count', 'hosts', 'dom0Vcpus', 0),
  ],
  chart: ['dom0Load', 'meanSpeed'],
  bars: [
    { name: 'dom0', parts: [cell('gotMhz', 'mhz', 'hosts', 'dom0Mhz', 0)] },
    ...rows(0, 3).map((vm) => ({ name: 'vm', no: vm + 1, parts: [cell('gotMhz', 'mhz', 'vms', 'gotMhz', vm)] })),
  ],
  inside: { view: 'io', host: 0 },
  asks: { kind: 'direction', of: 'meanSpeed', same: 0.05 },
  levers: [
    { id: 'fourVcpus', change: (setting) => withHosts(setting, { dom0Vcpus: 4 }) },
    {
      id: 'ownDevice',
      change: (setting) => withHosts(withVms(setting, { ioPath: 'passthrough' }), { virtualFunctions: 16 }),
    },
  ],
  rules: ['IOP-3'],
  papers: ['P. Barham et al., Xen and the Art of Virtualization, SOSP 2003, §3.2 and Table 6'],
  covers: ['C079', 'C082'],
  lectures: [
    { text: 'S0', section: 'XEN Paravirtualization' },
    { text: 'S4', section: 'Vereinfachte Front-End Driver' },
  ],
  hall: 'two-doors',
};
