import type { WorldEntry } from '../entry.ts';
import { withHosts, withScenario, withVms } from '../levers.ts';
import { cell, mean, rows, vmsRunning } from '../readings.ts';
import { aSetting, happening, onHost } from '../setting.ts';

const VMS = 6;

/** The kernel of one guest crashes. Its neighbours have kernels of their own. */
export const isolation: WorldEntry = {
  id: 'isolation',
  group: 'definition',
  setting: aSetting({
    id: 'isolation',
    groups: [{ on: onHost(0, VMS), vm: { memMib: 2048 }, load: 30 }],
    events: [happening('guestCrash', 0, 20)],
    scenario: { tickSeconds: 0.2 },
    stopS: 21,
    endS: 50,
  }),
  figures: [
    {
      id: 'vmsAtWork',
      unit: 'count',
      read: ({ vms }) => rows(0, VMS - 1).filter((vm) => (vms.speedAverage[vm] ?? 0) > 0.5).length,
    },
    cell('crashedSpeed', 'share', 'vms', 'speedAverage', 0),
    mean('othersSpeed', 'share', 'vms', 'speedAverage', rows(1, VMS - 1)),
    vmsRunning(),
  ],
  chart: ['crashedSpeed', 'othersSpeed'],
  bars: rows(0, VMS - 1).map((vm) => ({ name: 'vm', no: vm + 1, parts: [cell('gotMhz', 'mhz', 'vms', 'gotMhz', vm)] })),
  inside: { view: 'reach', host: 0 },
  asks: { kind: 'number', of: 'vmsAtWork', choices: [0, 5, 6] },
  levers: [
    {
      id: 'containers',
      change: (setting) =>
        withScenario(withVms(withHosts(setting, { hypervisor: 'containerHost' }), { technique: 'container' }), {
          events: [happening('kernelPanic', 0, 20)],
        }),
    },
    { id: 'hostDies', change: (setting) => withScenario(setting, { events: [happening('hostFailure', 0, 20)] }) },
  ],
  rules: ['TEC-14', 'TEC-7'],
  papers: [
    'Linux kernel documentation, admin-guide/sysctl/kernel.rst (panic)',
    'S. Soltesz et al., Container-based Operating System Virtualization, EuroSys 2007',
  ],
  covers: ['C003', 'C004', 'C019', 'C061', 'C134', 'C137'],
  lectures: [
    { text: 'S1', section: 'Without virtualization' },
    { text: 'S3', section: '23.1 Virtualization' },
    { text: 'S0', section: 'Terms...' },
    { text: 'S2', section: 'OS virtualization' },
  ],
  hall: 'under-attack',
};
