import type { HostId, IncidentId, MigrationId, TenantId, VmId } from '../ids.ts';
import type { Cause, FailureReason, IncidentKind, MemoryState } from './codes.ts';

/**
 * What can happen in a tick, told to everybody who watches the world. Past tense, codes and numbers; the words are in
 * the language files under `event.<type>`. `by` is a seat number, −1 the simulation itself, −2 the instructor.
 */
export type SimEvent =
  | { type: 'vmPlaced'; vm: VmId; host: HostId; by: number }
  | { type: 'vmStarted'; vm: VmId; host: HostId }
  | { type: 'vmStopped'; vm: VmId; by: number }
  | { type: 'vmLost'; vm: VmId; host: HostId }
  | { type: 'vmRestarted'; vm: VmId; host: HostId }
  | { type: 'vmWatched'; vm: VmId; cause: Cause }
  | { type: 'vmBreached'; vm: VmId; cause: Cause }
  | { type: 'vmRecovered'; vm: VmId }
  | { type: 'migrationQueued'; migration: MigrationId; vm: VmId; from: HostId; to: HostId; by: number }
  | { type: 'migrationStarted'; migration: MigrationId; vm: VmId; from: HostId; to: HostId }
  | { type: 'migrationDone'; vm: VmId; from: HostId; to: HostId; pauseMs: number; sentMib: number; rounds: number }
  | { type: 'migrationCancelled'; vm: VmId; by: number }
  | { type: 'migrationFailed'; vm: VmId; reason: FailureReason }
  | { type: 'hostBought'; host: HostId; priceCents: number; by: number }
  | { type: 'hostSold'; host: HostId; priceCents: number; by: number }
  | { type: 'hostReady'; host: HostId }
  | { type: 'hostAsleep'; host: HostId; by: number }
  | { type: 'hostWaking'; host: HostId; by: number }
  | { type: 'hostFailing'; host: HostId; byTick: number }
  | { type: 'hostFailed'; host: HostId; vms: number }
  | { type: 'hostMaintained'; host: HostId; on: boolean; by: number }
  | { type: 'memoryStateChanged'; host: HostId; from: MemoryState; to: MemoryState }
  | { type: 'contractOffered'; tenant: TenantId }
  | { type: 'contractAccepted'; tenant: TenantId; by: number }
  | { type: 'contractDeclined'; tenant: TenantId; by: number }
  | { type: 'contractExpired'; tenant: TenantId }
  | { type: 'contractWithheld'; tenant: TenantId; wantedPermille: number }
  | { type: 'tenantLeft'; tenant: TenantId }
  | { type: 'creditPaid'; tenant: TenantId; cents: number; goodPermille: number }
  | { type: 'incidentOpened'; incident: IncidentId; kind: IncidentKind; subject: number; cause: Cause }
  | { type: 'incidentAcknowledged'; incident: IncidentId; by: number }
  | { type: 'policyChanged'; policy: string; value: number; by: number }
  | { type: 'faultInjected'; fault: string; subject: number }
  | { type: 'correlatedPeak'; on: boolean }
  | { type: 'tenantBurst'; tenant: TenantId; on: boolean }
  | { type: 'linkDown'; on: boolean }
  | { type: 'dayEnded'; day: number; netCents: number }
  | { type: 'scenarioOver' };
