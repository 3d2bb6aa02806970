/** Documents that the product serves at `/model/<name>`, by their paths below `docs`, in the order of their list. */
export const DOCUMENT_PATHS: Readonly<Record<string, string>> = {
  overview: 'model.md',
  virtualization: 'model/virtualization.md',
  capabilities: 'model/capabilities.md',
  memory: 'model/memory.md',
  cpu: 'model/cpu.md',
  network: 'model/network.md',
  storage: 'model/storage.md',
  placement: 'model/placement.md',
  lifecycle: 'model/lifecycle.md',
  migration: 'model/migration.md',
  cluster: 'model/cluster.md',
  facility: 'model/facility.md',
  tenants: 'model/tenants.md',
  demand: 'model/demand.md',
  accounts: 'model/accounts.md',
  security: 'model/security.md',
  machine: 'model/machine.md',
  'machine-runs': 'machine.md',
  classic: 'model/classic.md',
  consolidation: 'experiments/consolidation.md',
  'raw-speed': 'experiments/raw-speed.md',
  validation: 'validation.md',
  'validation-predictions': 'validation-predictions.md',
  glossary: 'glossary.md',
};

/** Name of the document with this path below `docs`; nothing if the product does not serve it. */
export function pageOfDocument(path: string): string | undefined {
  return Object.keys(DOCUMENT_PATHS).find((page) => DOCUMENT_PATHS[page] === path);
}

/** Page of `docs/model` on which rules of a kind stand: `MEM-7` is on `memory`. */
const PAGE_OF_KIND: Readonly<Record<string, string>> = {
  ACC: 'accounts',
  ASC: 'tenants',
  CAP: 'capabilities',
  CLA: 'classic',
  CLU: 'cluster',
  CPU: 'cpu',
  DEM: 'demand',
  IOP: 'network',
  LIF: 'lifecycle',
  MAC: 'machine',
  MEM: 'memory',
  MIG: 'migration',
  NET: 'network',
  NOI: 'demand',
  OCC: 'tenants',
  POP: 'demand',
  POW: 'facility',
  PRD: 'tenants',
  PRI: 'tenants',
  PUB: 'overview',
  SEC: 'security',
  STO: 'storage',
  SVC: 'cpu',
  TEC: 'virtualization',
  TEN: 'tenants',
  TRC: 'demand',
};

/** Rules that stand elsewhere than the others of their kind: who may stand where is a page of its own. */
const PAGE_OF_RULE: Readonly<Record<string, string>> = {
  'CLU-7': 'placement',
  'CLU-8': 'placement',
  'CLU-12': 'placement',
  'CLU-14': 'placement',
  'CLU-15': 'placement',
};

/** Address of a rule in this product: `/model/memory#MEM-7`; nothing for what is no rule. */
export function ruleAddress(rule: string): string | undefined {
  const page = PAGE_OF_RULE[rule] ?? PAGE_OF_KIND[rule.slice(0, rule.indexOf('-'))];
  return page && `/model/${page}#${rule}`;
}
