import type { WorldEntry } from '../entry.ts';
import { withScenario } from '../levers.ts';
import { cell, mean, rows } from '../readings.ts';
import { aSetting, onHost } from '../setting.ts';

const QUIET = 4;

/** One guest asks its disk for all that it can get; its neighbours share that disk. */
export const noisyNeighbour: WorldEntry = {
  id: 'noisy-neighbour',
  group: 'cloud',
  setting: aSetting({
    id: 'noisy-neighbour',
    groups: [
      {
        on: onHost(0, QUIET),
        vm: { workload: 'oltp', memMib: 1024, disk: { gib: 20, readIops: 60, writeIops: 20 } },
        load: 40,
      },
      {
        on: [0],
        vm: { workload: 'batch', memMib: 1024, disk: { gib: 40, readIops: 4000, writeIops: 1000 } },
        load: [0, 90, 90],
      },
    ],
    sampleSeconds: 30,
    scenario: { datastores: [{ kind: 'hdd', physicalGib: 400, iops: 600 }] },
    stopS: 29,
    endS: 80,
  }),
  figures: [
    mean('quietSpeed', 'share', 'vms', 'speedAverage', rows(0, QUIET - 1)),
    mean('diskLatencyMs', 'ms', 'vms', 'diskLatencyMs', rows(0, QUIET - 1)),
    mean('quietLatencyMs', 'ms', 'vms', 'latencyExactMs', rows(0, QUIET - 1)),
    cell('diskBusy', 'share', 'datastores', 'utilisation', 0),
  ],
  chart: ['diskLatencyMs'],
  bars: rows(0, QUIET).map((vm) => ({
    name: vm === QUIET ? 'noisyVm' : 'vm',
    ...(vm < QUIET && { no: vm + 1 }),
    parts: [cell('servedIops', 'perS', 'vms', 'diskIops', vm)],
  })),
  inside: { view: 'cpu', host: 0 },
  asks: { kind: 'direction', of: 'diskLatencyMs', same: 0.1 },
  levers: [
    {
      id: 'capped',
      change: (setting) =>
        withScenario(setting, {
          tenants: setting.scenario.tenants.map((tenant, row) =>
            row === 1 && tenant.vm.disk
              ? { ...tenant, vm: { ...tenant.vm, disk: { ...tenant.vm.disk, iopsCap: 100 } } }
              : tenant,
          ),
        }),
    },
    { id: 'flash', change: (setting) => withScenario(setting, { datastores: [{ kind: 'ssd', physicalGib: 400 }] }) },
  ],
  rules: ['STO-1', 'STO-2', 'STO-3'],
  papers: [
    'A. Gulati, A. Merchant, P. Varman, mClock: Handling Throughput Variability for Hypervisor IO Scheduling, OSDI 2010',
  ],
  covers: ['C113'],
  lectures: [{ text: 'S0', section: 'I/O in a Virtual Environment' }],
  hall: 'fair-shares',
};
