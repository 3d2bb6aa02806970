import type { Product } from '#shared/sim/kernel/codes/index.ts';
import type { WorldEntry } from '../entry.ts';
import { withTenants } from '../levers.ts';
import { cell, rows } from '../readings.ts';
import { aSetting, happening } from '../setting.ts';

const PRODUCTS = ['iaas', 'paas', 'saas'] as const satisfies readonly Product[];
const EACH = 4;

/** Machines, a platform and a finished service, each on four VMs; one VM of each crashes. */
export const products: WorldEntry = {
  id: 'products',
  group: 'cloud',
  setting: aSetting({
    id: 'products',
    hosts: 1,
    groups: PRODUCTS.map((product) => ({
      on: [0, 0, 0, 0],
      vm: { memMib: 2048 },
      load: 20,
      tenant: { product, units: product === 'saas' ? 40 : EACH, feeCentsPerS: product === 'saas' ? 40 : 400 },
    })),
    events: PRODUCTS.map((_, p) => happening('guestCrash', p * EACH, 60)),
    stopS: 62,
    endS: 180,
  }),
  figures: PRODUCTS.map((product, p) => ({
    id: `unpaid.${product}`,
    unit: 'cents' as const,
    read: ({ tenants }) => tenants.unpaidCents[p] ?? 0,
  })),
  chart: PRODUCTS.map((product) => `unpaid.${product}`),
  bars: PRODUCTS.map((product, p) => ({
    name: `product.${product}`,
    parts: rows(p * EACH, p * EACH + EACH - 1).map((vm, i) =>
      cell(`part.${i + 1}`, 'share', 'vms', 'speedAverage', vm),
    ),
  })),
  asks: { kind: 'which', of: PRODUCTS.map((product) => `unpaid.${product}`), most: 'highest' },
  levers: [
    { id: 'busy', change: (setting) => ({ ...setting, traces: busy(setting.traces) }) },
    {
      id: 'allMachines',
      change: (setting) => withTenants(setting, () => ({ product: 'iaas', units: EACH, feeCentsPerS: 400 })),
    },
  ],
  rules: ['PRD-1', 'PRD-2', 'PRD-3'],
  papers: ['P. Mell, T. Grance, The NIST Definition of Cloud Computing, NIST SP 800-145, 2011'],
  covers: ['C130'],
  lectures: [{ text: 'S1', section: 'Types of services' }],
  hall: 'elastic',
};

/** Four times the load. */
function busy(traces: WorldEntry['setting']['traces']): WorldEntry['setting']['traces'] {
  const { load } = traces;
  if (!load) throw new Error('the setting has no load');
  return { ...traces, load: { ...load, percent: Float64Array.from(load.percent, (value) => value * 4) } };
}
