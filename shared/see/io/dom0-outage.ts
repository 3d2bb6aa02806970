import type { WorldEntry } from '../entry.ts';
import { withOrders, withVms } from '../levers.ts';
import { cell, mean, rows } from '../readings.ts';
import { aSetting, happening, onHost, order } from '../setting.ts';

const VMS = 5;
const OWN = VMS;

/** The privileged guest hangs: who loses what. */
export const dom0Outage: WorldEntry = {
  id: 'dom0-outage',
  group: 'io',
  setting: aSetting({
    id: 'dom0-outage',
    groups: [
      { on: onHost(0, VMS), vm: { ioPath: 'split', memMib: 2048 }, load: 30 },
      { on: [0], vm: { ioPath: 'passthrough', memMib: 2048 }, load: 30 },
    ],
    host: { hypervisor: 'dom0' },
    events: [happening('dom0Wedged', 0, 20, 40)],
    scenario: { tickSeconds: 0.2 },
    stopS: 19.8,
    endS: 40,
  }),
  figures: [
    mean('splitSpeed', 'share', 'vms', 'speedAverage', rows(0, VMS - 1)),
    cell('ownDeviceSpeed', 'share', 'vms', 'speedAverage', OWN),
    cell('dom0State', 'count', 'hosts', 'dom0State', 0),
  ],
  chart: ['splitSpeed', 'ownDeviceSpeed'],
  bars: rows(0, VMS).map((vm) => ({
    name: vm === OWN ? 'ownDeviceVm' : 'vm',
    ...(vm !== OWN && { no: vm + 1 }),
    parts: [cell('gotMhz', 'mhz', 'vms', 'gotMhz', vm)],
  })),
  inside: { view: 'io', host: 0 },
  asks: { kind: 'number', of: 'splitSpeed', choices: [0, 0.5, 1] },
  levers: [
    { id: 'restart', change: (setting) => withOrders(setting, [order(24, 'restartDom0', { host: 0 })]) },
    { id: 'ownDevices', change: (setting) => withVms(setting, { ioPath: 'passthrough' }) },
  ],
  rules: ['IOP-6', 'TEC-10'],
  papers: ['P. Barham et al., Xen and the Art of Virtualization, SOSP 2003, §3.2'],
  covers: ['C081'],
  lectures: [{ text: 'S0', section: 'XEN Paravirtualization' }],
  hall: 'two-doors',
};
