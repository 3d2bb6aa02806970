import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { t } from './words.ts';

/** What a scenario's tenant is called: `Corner Shop`; the second of the same kind is `Corner Shop B`. */
export function tenantNameIn({ tenants }: Scenario, no: number): string {
  const archetype = tenants[no]?.archetype ?? '';
  const twins = tenants.slice(0, no).filter((other) => other.archetype === archetype).length;
  const name = t(`tenant.${archetype}.name`);
  return twins === 0 ? name : t('play.tenantTwin', { name, letter: String.fromCharCode(65 + twins) });
}
