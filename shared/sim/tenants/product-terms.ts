import { PRODUCTS, type Product, TIERS, type Tier } from '../kernel/codes/index.ts';
import type { TenantSpec } from '../kernel/scenario/scenario.ts';

/** Layers of a running service, from the guest's kernel up. */
export type Layer = 'guestOs' | 'runtime' | 'application';

/**
 * What a product is: who looks after what, what its buyer sees and pays for (lecture notes: IaaS, PaaS, SaaS as the three
 * service models; on-demand, measured service).
 */
export interface ProductTerms {
  /** Layers that the hall patches; the others are the tenant's own affair. */
  readonly patchedByHall: readonly Layer[];
  /** What a good second is judged by. */
  readonly judgedBy: 'speed' | 'latency' | 'latencyAndCorrectness';
  /** What the fee is for. */
  readonly billedPer: 'vm' | 'instance' | 'user';
  /**
   * What the buyer sees: each VM, or only the service. Who does not see VMs does not mind losing one as long as the
   * others answer in time, and sends his requests to those that run.
   */
  readonly sees: 'vms' | 'service';
}

const PRODUCT_TERMS: { readonly [P in Product]: ProductTerms } = {
  iaas: { patchedByHall: [], judgedBy: 'speed', billedPer: 'vm', sees: 'vms' },
  paas: { patchedByHall: ['guestOs', 'runtime'], judgedBy: 'latency', billedPer: 'instance', sees: 'service' },
  saas: {
    patchedByHall: ['guestOs', 'runtime', 'application'],
    judgedBy: 'latencyAndCorrectness',
    billedPer: 'user',
    sees: 'service',
  },
};

/** The terms of a product given by its index in `PRODUCTS`. */
export function productTermsOf(product: number): ProductTerms {
  return PRODUCT_TERMS[PRODUCTS[product]];
}

/** Whether the hall, and not the tenant, patches a layer of a product given by its index. */
export function patchedByHall(product: number, layer: Layer): boolean {
  return productTermsOf(product).patchedByHall.includes(layer);
}

/**
 * Response time that a tier promises (95th percentile), in service times of an idle machine: one that is alone on a fast
 * core needs 3. Design values.
 */
const LATENCY_IN_SERVICE_TIMES: { readonly [T in Tier]: number } = { bronze: 12, silver: 9, gold: 6 };
/** Share of requests that must be answered at all for a service to be called correct; design values. */
const CORRECT_FROM: { readonly [T in Tier]: number } = { bronze: 0.99, silver: 0.995, gold: 0.999 };

/** Response time up to which a second is good for a tenant of a tier given by its index, in ms. */
export function latencyLimitMs(spec: TenantSpec, tier: number): number {
  return spec.latencyLimitMs ?? LATENCY_IN_SERVICE_TIMES[TIERS[tier]] * spec.vm.serviceMs;
}

/** Part of the requests that may go unanswered before a finished service is called wrong, for a tier given by its index. */
export function tolerableLoss(tier: number): number {
  return 1 - CORRECT_FROM[TIERS[tier]];
}
