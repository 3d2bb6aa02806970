import { HYPERVISORS, PRODUCTS } from '#shared/sim/kernel/codes/index.ts';
import { incidentOf, lossBy, ordersOf } from './evidence.ts';
import type { QuestionCard } from './question-card.ts';

/** What is sold, copied, patched and broken into. */
export const CLOUD_CARDS: readonly QuestionCard[] = [
  { id: 'sameIdentity', see: 'clone', at: (past) => lossBy(past, ['duplicateIdentity']) },
  {
    id: 'template',
    see: 'elasticity',
    // A tenant that scales by itself and waits for its new machines, made without a template or from one.
    at: (past) => {
      const { autoscaleMax } = past.world.tenants;
      const scaled = ordersOf(past, 'setAutoscale');
      const waits = lossBy(past, ['booting', 'beingCopied', 'notPlaced'], (tenant) =>
        scaled.some(({ args }) => args.tenant === tenant && (autoscaleMax[tenant] ?? 0) > 0),
      );
      return waits === undefined ? undefined : Math.max(waits, scaled[0]?.tick ?? 0);
    },
  },
  {
    id: 'unpatched',
    see: 'products',
    at: (past) => {
      const { product } = past.world.tenants;
      return lossBy(past, ['compromised'], (tenant) => PRODUCTS[product[tenant] ?? 0] !== 'iaas');
    },
  },
  {
    id: 'consoleBreach',
    see: 'attack-surface',
    at: (past) => {
      const { hypervisor } = past.world.hosts;
      return incidentOf(past, 'hostCompromised', (host) =>
        PRIVILEGED.includes(HYPERVISORS[hypervisor[host] ?? 0] ?? 'none'),
      );
    },
  },
];

/** Hypervisors beside which a whole system runs that may do everything. */
const PRIVILEGED: readonly (typeof HYPERVISORS)[number][] = ['dom0', 'parentPartition'];
