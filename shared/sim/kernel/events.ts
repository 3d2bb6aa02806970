import type { HostId, IncidentId, MigrationId, TenantId, VmId } from '../../ids.ts';
import type {
  BalancerMode,
  Cause,
  FailureReason,
  IncidentKind,
  MemoryState,
  Product,
  ShutdownReason,
  Software,
  TenantZone,
} from './codes/index.ts';

/**
 * What can happen in a tick, told to everybody who watches the world. Past tense, codes and numbers; the words are in
 * the language files under `event.<type>`. `by` is a seat number, −1 the simulation itself, −2 the instructor.
 */
export type SimEvent =
  | { type: 'vmPlaced'; vm: VmId; host: HostId; by: number }
  | { type: 'vmTakenBack'; vm: VmId; host: HostId; by: number }
  | { type: 'vmStarted'; vm: VmId; host: HostId }
  | { type: 'vmStopped'; vm: VmId; by: number }
  | { type: 'vmLost'; vm: VmId; host: HostId }
  | { type: 'vmRestarted'; vm: VmId; host: HostId }
  | { type: 'vmWatched'; vm: VmId; cause: Cause }
  | { type: 'vmBreached'; vm: VmId; cause: Cause }
  | { type: 'vmRecovered'; vm: VmId }
  | { type: 'vmPinned'; vm: VmId; cores: number; by: number }
  | { type: 'vmResized'; vm: VmId; vcpus: number; memMib: number; by: number }
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
  | { type: 'hostRepaired'; host: HostId; on: boolean }
  | { type: 'hostMaintained'; host: HostId; on: boolean; by: number }
  | { type: 'diskMoveStarted'; vm: VmId; datastore: number; by: number }
  | { type: 'diskMoved'; vm: VmId; datastore: number }
  | { type: 'patchOut'; level: number; live: boolean }
  | { type: 'patchStarted'; host: HostId; by: number }
  | { type: 'hostPatched'; host: HostId }
  | { type: 'rollingPatchSet'; on: boolean; by: number }
  | { type: 'rollingPatchDone' }
  | { type: 'hostRecalled'; host: HostId; byTick: number }
  | { type: 'hostServiced'; host: HostId }
  | { type: 'balancerSet'; mode: BalancerMode; level: number; by: number }
  | { type: 'powerSavingSet'; on: boolean; by: number }
  | { type: 'ruleAdded'; vm: VmId; by: number }
  | { type: 'ruleRemoved'; by: number }
  | { type: 'tenantSpread'; tenant: TenantId; on: boolean; by: number }
  | { type: 'memoryStateChanged'; host: HostId; from: MemoryState; to: MemoryState }
  | { type: 'contractOffered'; tenant: TenantId }
  | { type: 'contractAccepted'; tenant: TenantId; by: number }
  | { type: 'contractDeclined'; tenant: TenantId; by: number }
  | { type: 'contractExpired'; tenant: TenantId }
  | { type: 'contractWithheld'; tenant: TenantId; wantedPermille: number }
  | { type: 'tenantLeft'; tenant: TenantId }
  | { type: 'contractEnded'; tenant: TenantId }
  | { type: 'tenantScaled'; tenant: TenantId; vmsBefore: number; vms: number }
  | { type: 'autoscaleSet'; tenant: TenantId; by: number }
  | { type: 'priceAnnounced'; tenant: TenantId; pricePermille: number; by: number }
  | { type: 'renegotiated'; tenant: TenantId; pricePermille: number; by: number }
  | { type: 'renegotiationFailed'; tenant: TenantId; pricePermille: number; by: number }
  | { type: 'goodwillPaid'; tenant: TenantId; cents: number; by: number }
  | { type: 'loanTaken'; cents: number; by: number }
  | { type: 'stackPublished'; product: Product; byTick: number; by: number }
  | { type: 'loanRepaid'; cents: number; by: number }
  | { type: 'maintenanceAnnounced'; host: HostId; byTick: number; by: number }
  | { type: 'creditPaid'; tenant: TenantId; cents: number; goodPermille: number }
  | { type: 'incidentOpened'; incident: IncidentId; kind: IncidentKind; subject: number; cause: Cause }
  | { type: 'incidentAcknowledged'; incident: IncidentId; by: number }
  | { type: 'policyChanged'; policy: string; value: number; host?: HostId; by: number }
  | { type: 'faultInjected'; fault: string; subject: number }
  | { type: 'correlatedPeak'; on: boolean }
  | { type: 'tenantBurst'; tenant: TenantId; on: boolean }
  | { type: 'linkDown'; on: boolean }
  | { type: 'noisyNeighbour'; vm: VmId; on: boolean }
  | { type: 'priceWar'; on: boolean }
  | { type: 'datastoreFull'; datastore: number; on: boolean }
  | { type: 'datastoreFilling'; datastore: number; on: boolean }
  | { type: 'datastoreOrdered'; datastore: number; gib: number; priceCents: number; by: number }
  | { type: 'datastoreGrown'; datastore: number; gib: number }
  | { type: 'vmNotStarted'; vm: VmId; needMib: number; freeMib: number }
  | { type: 'vmCut'; vm: VmId; by: number }
  | { type: 'vmPaused'; vm: VmId; by: number }
  | { type: 'vmSuspended'; vm: VmId }
  | { type: 'vmResumed'; vm: VmId }
  | { type: 'fileSystemChecked'; vm: VmId; seconds: number }
  | { type: 'snapshotTaken'; vm: VmId; depth: number; by: number }
  | { type: 'snapshotReverted'; vm: VmId; depth: number; by: number }
  | { type: 'snapshotDeleted'; vm: VmId; snapshots: number }
  | { type: 'forensicsDone'; vm: VmId; infected: boolean }
  | { type: 'cloneStarted'; vm: VmId; source: VmId; by: number }
  | { type: 'cloneDone'; vm: VmId; source: VmId }
  | { type: 'templateMade'; vm: VmId; on: boolean; by: number }
  | { type: 'diskConverted'; vm: VmId; thin: boolean }
  | { type: 'identityRenewed'; vm: VmId; by: number }
  | { type: 'duplicateIdentity'; vm: VmId; other: VmId }
  | { type: 'imageAudited'; vm: VmId; infected: boolean }
  | { type: 'dayEnded'; day: number; netCents: number }
  | { type: 'hostShutDown'; host: HostId; reason: ShutdownReason; vms: number }
  | { type: 'breakerTripped'; rack: number }
  | { type: 'rackHot'; rack: number; on: boolean }
  | { type: 'coolingFault'; on: boolean }
  | { type: 'coolerFailure'; on: boolean }
  | { type: 'utilityOutage'; on: boolean }
  | { type: 'tariffSpike'; on: boolean }
  | { type: 'vmRebuilt'; vm: VmId; by: number }
  | { type: 'vmHung'; vm: VmId }
  | { type: 'vmCrashed'; vm: VmId }
  | { type: 'hostPanicked'; host: HostId; vms: number }
  | { type: 'hypervisorInstalled'; host: HostId; by: number }
  | { type: 'dom0Wedged'; host: HostId }
  | { type: 'dom0Restarted'; host: HostId; by: number }
  | { type: 'uplinkSaturated'; on: boolean }
  | { type: 'advisoryDisclosed'; software: Software }
  | { type: 'patchReleased'; software: Software }
  | { type: 'exploitPublished'; software: Software }
  | { type: 'vmCompromised'; vm: VmId }
  | { type: 'hostCompromised'; host: HostId; vms: number }
  | { type: 'managementCompromised' }
  | { type: 'dataLeaked'; tenant: TenantId; host: HostId }
  | { type: 'sideChannel'; on: boolean }
  | { type: 'auditAsked'; tenant: TenantId; byTick: number }
  | { type: 'auditPassed'; tenant: TenantId; by: number }
  | { type: 'auditFailed'; tenant: TenantId }
  | { type: 'vmIsolated'; vm: VmId; on: boolean; by: number }
  | { type: 'hostQuarantined'; host: HostId; on: boolean; by: number }
  | { type: 'zoneChanged'; tenant: TenantId; zone: TenantZone; by: number }
  | { type: 'guestPatched'; vm: VmId; by: number }
  | { type: 'orderOpened'; command: string }
  | { type: 'driverOrdered'; vm: VmId; byTick: number; by: number }
  | { type: 'driverInstalled'; vm: VmId }
  | { type: 'heapSet'; vm: VmId; heapMib: number; by: number }
  | { type: 'scenarioOver' };
