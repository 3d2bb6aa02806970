import type { WorldEntry } from '../entry.ts';
import { withPolicies } from '../levers.ts';
import { cell, mean, rows } from '../readings.ts';
import { aSetting, onHost } from '../setting.ts';

const WIDE = 2;
const WIDE_VCPUS = 5;

/** Two guests of five vCPUs on eight cores: together they fit only if their vCPUs need not run at once. */
export const coStop: WorldEntry = {
  id: 'co-stop',
  group: 'cpu',
  setting: aSetting({
    id: 'co-stop',
    groups: [{ on: onHost(0, WIDE), vm: { vcpus: WIDE_VCPUS, memMib: 4096, workload: 'batch' }, load: [10, 90, 90] }],
    host: { cores: 8, smt: false },
    sampleSeconds: 20,
    policies: { coScheduling: 'strict' },
    stopS: 19,
    endS: 60,
  }),
  figures: [
    mean('wideSpeed', 'share', 'vms', 'speed', rows(0, WIDE - 1)),
    mean('wideCoStop', 'share', 'vms', 'coStopFraction', rows(0, WIDE - 1)),
    {
      id: 'hostIdle',
      unit: 'share',
      read: ({ hosts }) => 1 - (hosts.usedMhz[0] ?? 0) / ((hosts.cores[0] ?? 1) * (hosts.coreMhz[0] ?? 1)),
    },
  ],
  chart: ['wideSpeed', 'hostIdle'],
  bars: rows(0, WIDE - 1).map((vm) => ({
    name: 'wideVm',
    no: vm + 1,
    parts: [
      cell('gotMhz', 'mhz', 'vms', 'gotMhz', vm),
      {
        id: 'waitedMhz',
        unit: 'mhz' as const,
        read: ({ vms }) => Math.max(0, (vms.dueMhz[vm] ?? 0) - (vms.gotMhz[vm] ?? 0)),
      },
    ],
  })),
  inside: { view: 'cpu', host: 0 },
  asks: { kind: 'number', of: 'hostIdle', choices: [0, 0.12, 0.37, 0.75] },
  levers: [
    { id: 'relaxed', change: (setting) => withPolicies(setting, { coScheduling: 'relaxed' }) },
    { id: 'independent', change: (setting) => withPolicies(setting, { coScheduling: 'independent' }) },
  ],
  rules: ['CPU-12', 'CPU-11'],
  papers: ['J. K. Ousterhout, Scheduling Techniques for Concurrent Systems, ICDCS 1982'],
  covers: ['C119'],
  lectures: [
    { text: 'S1', section: 'Other benefits of virtualization - 1' },
    { text: 'S0', section: 'Two Approaches To Virtualizing A CPU' },
  ],
  hall: 'fair-shares',
};
