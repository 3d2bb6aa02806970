import type { WorldEntry } from '../entry.ts';
import { withTenants } from '../levers.ts';
import { cell, vmsRunning } from '../readings.ts';
import { aSetting } from '../setting.ts';

const MOST = 12;

/** A rush comes, and the number of VMs follows it. */
export const elasticity: WorldEntry = {
  id: 'elasticity',
  group: 'cloud',
  setting: aSetting({
    id: 'elasticity',
    hosts: 2,
    groups: [
      {
        on: [0, 1],
        vm: { memMib: 2048, meanLoad: 0.35 },
        tenant: {
          vms: MOST,
          placedOn: [0, 1],
          elastic: { start: 2, rule: { metric: 'cpu', target: 60, min: 2, max: MOST, cooldownS: 15 } },
          shape: { kind: 'flashCrowd', atS: 60, factor: 6, riseSeconds: 30, decaySeconds: 120 },
        },
      },
    ],
    scenario: {
      demand: { kind: 'curves' },
      autoscaling: { stabilisationSeconds: 60 },
      rows: { hosts: 2, vms: MOST, tenants: 1, migrations: 4, incidents: 16, forecasts: 8 },
    },
    stopS: 58,
    endS: 130,
  }),
  figures: [
    vmsRunning(),
    cell('vmsWanted', 'count', 'tenants', 'vmsNow', 0),
    cell('firstSpeed', 'share', 'vms', 'speedAverage', 0),
    cell('latencyMs', 'ms', 'vms', 'latencyExactMs', 0),
    cell('paidCents', 'cents', 'tenants', 'paidCents', 0),
  ],
  chart: ['vmsRunning', 'vmsWanted'],
  bars: [0, 1].map((host) => ({
    name: 'host',
    no: host + 1,
    parts: [cell('gotMhz', 'mhz', 'hosts', 'usedMhz', host)],
  })),
  asks: { kind: 'number', of: 'vmsRunning', choices: [2, 4, 8, 12] },
  levers: [
    {
      id: 'fixed',
      change: (setting) =>
        withTenants(setting, () => ({
          elastic: { start: 2, rule: { metric: 'cpu', target: 60, min: 2, max: 2, cooldownS: 15 } },
        })),
    },
    {
      id: 'slowRule',
      change: (setting) =>
        withTenants(setting, () => ({
          elastic: { start: 2, rule: { metric: 'cpu', target: 60, min: 2, max: MOST, cooldownS: 60 } },
        })),
    },
  ],
  rules: ['ASC-1', 'ASC-2', 'ASC-4'],
  papers: [
    'P. Mell, T. Grance, The NIST Definition of Cloud Computing, NIST SP 800-145, 2011',
    'Kubernetes documentation, Horizontal Pod Autoscaling, algorithm details',
  ],
  covers: ['C125', 'C129', 'C131'],
  lectures: [
    { text: 'S1', section: 'What exactly is the cloud?' },
    { text: 'S3', section: '23.3 Data Centers & Cloud Computing' },
  ],
  hall: 'elastic',
};
