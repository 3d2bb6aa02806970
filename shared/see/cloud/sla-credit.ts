import type { WorldEntry } from '../entry.ts';
import { withTenants } from '../levers.ts';
import { cell } from '../readings.ts';
import { aSetting, happening } from '../setting.ts';

const PERIOD_S = 120;
const LATER_S = 130;

/** An outage within an SLA period, and what is given back at its end. */
export const slaCredit: WorldEntry = {
  id: 'sla-credit',
  group: 'cloud',
  setting: aSetting({
    id: 'sla-credit',
    groups: [{ on: [0, 0], vm: { memMib: 2048 }, load: 20, tenant: { tier: 'gold' } }],
    events: [happening('guestCrash', 0, 100)],
    scenario: { secondsPerHour: 10 },
    stopS: 105,
    endS: LATER_S,
  }),
  figures: [
    cell('paidCents', 'cents', 'tenants', 'paidCents', 0),
    cell('creditedCents', 'cents', 'tenants', 'creditedCents', 0),
    { id: 'goodShare', unit: 'share', read: ({ tenants }) => (tenants.goodPermille[0] ?? 0) / 1000 },
    { id: 'reputation', unit: 'share', read: ({ hall }) => hall.reputation[0] ?? 0 },
  ],
  chart: ['paidCents', 'creditedCents'],
  bars: [0, 1].map((vm) => ({ name: 'vm', no: vm + 1, parts: [cell('vmSpeed', 'share', 'vms', 'speedAverage', vm)] })),
  asks: { kind: 'number', of: 'creditedCents', choices: [0, 43_200, 216_000] },
  levers: [
    { id: 'bronze', change: (setting) => withTenants(setting, () => ({ tier: 'bronze' })) },
    {
      id: 'late',
      change: (setting) => ({
        ...setting,
        scenario: { ...setting.scenario, events: [happening('guestCrash', 0, PERIOD_S - 1)] },
      }),
    },
  ],
  rules: ['TEN-3', 'TEN-2'],
  papers: ['Amazon Compute Service Level Agreement (service credits 10 %, 30 %, 100 %)'],
  covers: ['C124'],
  lectures: [
    { text: 'S3', section: '23.3 Data Centers & Cloud Computing' },
    { text: 'S1', section: 'What exactly is the cloud?' },
  ],
  hall: 'open-hall',
};
