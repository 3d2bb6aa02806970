import { tenantNameIn } from '#client/words/tenant-name.ts';
import { t } from '#client/words/words.ts';
import type { DisturbanceSubject } from '#shared/sim/disturbances/define.ts';
import { DISTURBANCES, type DisturbanceName } from '#shared/sim/disturbances/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { racksFor } from '#shared/sim/kernel/tables/racks.ts';

/** A row of the world that a fault can hit, with its name on screen. */
export interface FaultSubject {
  readonly row: number;
  readonly name: string;
}

/** What a fault can hit in every hall of this scenario; nothing for a fault of the whole hall. */
export function subjectsOf(fault: DisturbanceName, scenario: Scenario): readonly FaultSubject[] {
  return SUBJECTS[DISTURBANCES[fault].subject](scenario);
}

const SUBJECTS: { readonly [K in DisturbanceSubject]: (scenario: Scenario) => readonly FaultSubject[] } = {
  hall: () => [],
  rack: ({ rows }) =>
    Array.from({ length: racksFor(rows.hosts) }, (_, row) => ({
      row,
      name: t('instructor.rackNo', { no: row + 1 }),
    })),
  host: ({ hosts }) => hosts.map((_, row) => ({ row, name: t('instructor.hostNo', { no: row + 1 }) })),
  vm: (scenario) =>
    scenario.tenants.flatMap(({ vms }, tenant) =>
      Array.from({ length: vms }, (_, i) => ({
        row: firstVmOf(scenario, tenant) + i,
        name: vmNameIn(scenario, tenant, i),
      })),
    ),
  tenant: (scenario) => scenario.tenants.map((_, row) => ({ row, name: tenantNameIn(scenario, row) })),
};

function firstVmOf({ tenants }: Scenario, tenant: number): number {
  return tenants.slice(0, tenant).reduce((sum, { vms }) => sum + vms, 0);
}

function vmNameIn(scenario: Scenario, tenant: number, index: number): string {
  return `${tenantNameIn(scenario, tenant)} ${index + 1}`;
}
