import { tenantNameIn } from '#client/words/tenant-name.ts';
import { t } from '#client/words/words.ts';
import type { TeamOverview } from '#shared/protocol/messages.ts';
import type { DisturbanceSubject } from '#shared/sim/disturbances/define.ts';
import { DISTURBANCES, type DisturbanceName } from '#shared/sim/disturbances/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { racksFor } from '#shared/sim/kernel/tables/racks.ts';

/** A row of the world that a fault can hit, with its name on screen. */
export interface FaultSubject {
  readonly row: number;
  readonly name: string;
}

/** The halls that an order for a team, or for all of them (−1), reaches. */
export function hallsOf(overview: readonly TeamOverview[], target: number): readonly TeamOverview[] {
  return target < 0 ? overview : overview.filter(({ team }) => team === target);
}

/** Whether a fault would find something in one of these halls; as long as nothing is known of them, any may. */
export function canHappen(fault: DisturbanceName, halls: readonly TeamOverview[]): boolean {
  return halls.length === 0 || halls.some(({ faults }) => faults[fault] !== undefined);
}

/** What a fault can hit in one of these halls now; nothing for a fault of the whole hall. */
export function subjectsOf(
  fault: DisturbanceName,
  scenario: Scenario,
  halls: readonly TeamOverview[],
): readonly FaultSubject[] {
  const all = SUBJECTS[DISTURBANCES[fault].subject](scenario);
  if (halls.length === 0) return all;
  return all.filter(({ row }) =>
    halls.some(({ faults }) => faults[fault]?.some(([first, last]) => row >= first && row <= last)),
  );
}

const SUBJECTS: { readonly [K in DisturbanceSubject]: (scenario: Scenario) => readonly FaultSubject[] } = {
  hall: () => [],
  rack: ({ rows }) =>
    Array.from({ length: racksFor(rows.hosts) }, (_, row) => ({
      row,
      name: t('instructor.rackNo', { no: row + 1 }),
    })),
  host: ({ rows }) =>
    Array.from({ length: rows.hosts }, (_, row) => ({ row, name: t('instructor.hostNo', { no: row + 1 }) })),
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
