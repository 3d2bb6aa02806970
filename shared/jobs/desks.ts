import type { JobName } from '#shared/protocol/crew.ts';
import type { IncidentKind } from '#shared/sim/kernel/codes/index.ts';

/** What a job sees first. The others are one press away: nothing is hidden. */
export interface JobDesk {
  /** What the colours of the hall stand for at first. */
  readonly overlay: 'load' | 'memory' | 'sla';
  /** What lies below the hall on a phone at first. */
  readonly sheet: 'verbs' | 'tasks' | 'contracts';
  /** The table that comes first where the hall is shown as tables. */
  readonly table: 'hosts' | 'incidents' | 'tenants';
}

/** First screens. Design values. */
export const JOB_DESKS: { readonly [J in JobName]: JobDesk } = {
  capacity: { overlay: 'memory', sheet: 'verbs', table: 'hosts' },
  operations: { overlay: 'load', sheet: 'tasks', table: 'incidents' },
  business: { overlay: 'sla', sheet: 'contracts', table: 'tenants' },
};

/** Whom an incident calls first. Offers call Business, VMs without a host call Capacity. Design values. */
export const JOB_OF_INCIDENT: { readonly [K in IncidentKind]: JobName } = {
  hostFailed: 'operations',
  hostFailing: 'operations',
  vmBreach: 'operations',
  vmWatch: 'operations',
  vmNotPlaced: 'capacity',
  memoryPressure: 'capacity',
  datastoreFull: 'capacity',
  rackHot: 'capacity',
  breakerOverload: 'capacity',
  duplicateIdentity: 'operations',
  imageInfected: 'operations',
  migrationStuck: 'operations',
  snapshotForgotten: 'operations',
  snapshotPolicy: 'business',
  hostCompromised: 'operations',
  vmCompromised: 'operations',
};
