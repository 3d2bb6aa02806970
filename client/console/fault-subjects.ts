import type { Fault } from '#shared/sim/mechanisms/fault-kinds.ts';
import type { Scenario } from '#shared/sim/scenario.ts';
import { tenantNameIn } from '../ui/tenant-name.ts';
import { t } from '../ui/words.ts';

/** A row of the world that a fault can hit, with its name on screen. */
export interface FaultSubject {
  readonly row: number;
  readonly name: string;
}

/** What a fault can hit in every hall of this scenario; nothing for a fault of the whole hall. */
export function subjectsOf(fault: Fault, scenario: Scenario): readonly FaultSubject[] {
  if (fault === 'hostFailure' || fault === 'hostFailing')
    return scenario.hosts.map((_, row) => ({ row, name: t('instructor.hostNo', { no: row + 1 }) }));
  if (fault === 'tenantBurst') return scenario.tenants.map((_, row) => ({ row, name: tenantNameIn(scenario, row) }));
  return [];
}
