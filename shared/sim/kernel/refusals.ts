import type { HostId, TenantId, VmId } from '../../ids.ts';
import type { Product } from './codes/index.ts';

/**
 * Why a command can be refused: the obstacle as a code, with the numbers that make the sentence exact. The words are in
 * the language files under `refusal.<code>`. A command adds its obstacle here.
 */
export type Refusal =
  | { code: 'noSuchHost'; host: HostId }
  | { code: 'noSuchVm'; vm: VmId }
  | { code: 'noSuchRack'; rack: number }
  | { code: 'hostIsOff'; host: HostId }
  | { code: 'hostIsBusy'; host: HostId }
  | { code: 'hostHasFailed'; host: HostId }
  | { code: 'hostInMaintenance'; host: HostId }
  | { code: 'hostNotEmpty'; host: HostId; vms: number }
  | { code: 'hostIsOn'; host: HostId }
  | { code: 'notEnoughMemory'; host: HostId; needMib: number; freeMib: number }
  | { code: 'notEnoughReserve'; host: HostId; needMib: number; spareMib: number }
  | { code: 'noFreeSlot' }
  | { code: 'notEnoughCash'; needCents: number; haveCents: number }
  | { code: 'noHardwareAssist'; host: HostId }
  | { code: 'vmIsRunning'; vm: VmId }
  | { code: 'vmIsNotRunning'; vm: VmId }
  | { code: 'vmIsNotBooting'; vm: VmId }
  | { code: 'vmIsNotPlaced'; vm: VmId }
  | { code: 'vmIsMigrating'; vm: VmId }
  | { code: 'vmIsNotMigrating'; vm: VmId }
  | { code: 'alreadyThere'; vm: VmId; host: HostId }
  | { code: 'noBalloonDriver'; vm: VmId }
  | { code: 'balloonTooLarge'; vm: VmId; maxMib: number }
  | { code: 'reservationAboveLimit' }
  | { code: 'reservationTooLarge'; host: HostId; needMhz: number; freeMhz: number }
  | { code: 'tooManyMigrations' }
  | { code: 'migrationLinkDown' }
  | { code: 'diskIsThere'; vm: VmId; datastore: number }
  | { code: 'hostIsPatching'; host: HostId }
  | { code: 'alreadyPatched'; host: HostId }
  | { code: 'patchNeedsReboot'; host: HostId }
  | { code: 'allPatched' }
  | { code: 'alreadyRecalled'; host: HostId }
  | { code: 'noPowerInRack'; rack: number }
  | { code: 'hostIsRetiring'; host: HostId }
  | { code: 'noSuchSuggestion' }
  | { code: 'ruleForbids'; rule: number; vm: VmId; host: HostId }
  | { code: 'noSuchRule' }
  | { code: 'tooManyRules'; rules: number }
  | { code: 'sameVm' }
  | { code: 'notOneTenant' }
  | { code: 'cpuTooOld'; vm: VmId; host: HostId }
  | { code: 'hostsTooFarApart'; rttMs: number; mostMs: number }
  | { code: 'vmIsNotCopying'; vm: VmId }
  | { code: 'tooLateToCancel' }
  | { code: 'notOffered' }
  | { code: 'baseloadCannotBeDeclined' }
  | { code: 'noSuchIncident' }
  | { code: 'nobodyToOffer' }
  | { code: 'stackNotReady'; product: Product }
  | { code: 'notElastic'; tenant: TenantId }
  | { code: 'minAboveMax' }
  | { code: 'tooManyVms'; tenant: TenantId; maxVms: number }
  | { code: 'priceIsFixed'; tenant: TenantId }
  | { code: 'alreadyPatient'; tenant: TenantId }
  | { code: 'askedAlready'; tenant: TenantId }
  | { code: 'creditLineReached'; leftCents: number }
  | { code: 'noDebt' }
  | { code: 'notEnoughHallMemory'; needMib: number; freeMib: number }
  | { code: 'alreadyAnnounced'; host: HostId }
  | { code: 'alreadyAcknowledged' }
  | { code: 'nothingToChange' }
  | { code: 'notInThisScenario' }
  | { code: 'onlyInstructor' }
  | { code: 'wouldStrand'; vms: number }
  | { code: 'noSuchModel'; model: number; models: number }
  | { code: 'noSuchTenant'; tenant: TenantId }
  | { code: 'reservedAboveMemory'; vm: VmId; maxMib: number }
  | { code: 'faultNeedsNoSubject' }
  | { code: 'alreadyFailing'; host: HostId }
  | { code: 'notEnoughSlots'; needSlots: number; haveSlots: number }
  | { code: 'diskIsElsewhere'; vm: VmId; host: HostId }
  | { code: 'vmIsTemplate'; vm: VmId }
  | { code: 'vmIsNotTemplate'; vm: VmId }
  | { code: 'vmIsBusy'; vm: VmId }
  | { code: 'vmIsSuspended'; vm: VmId }
  | { code: 'vmIsNotSuspended'; vm: VmId }
  | { code: 'vmIsNotFree'; vm: VmId }
  | { code: 'notSameTenant'; vm: VmId; into: VmId }
  | { code: 'datastoreFull'; datastore: number; needMib: number; freeMib: number }
  | { code: 'datastoreIsGrowing'; datastore: number }
  | { code: 'tooManyCopies'; copies: number }
  | { code: 'tooManySnapshots'; snapshots: number }
  | { code: 'noSuchSnapshot'; vm: VmId; snapshots: number }
  | { code: 'hasSnapshots'; vm: VmId; snapshots: number }
  | { code: 'hasClones'; vm: VmId; clones: number }
  | { code: 'identityIsUnique'; vm: VmId }
  | { code: 'nothingOnDisk'; vm: VmId }
  | { code: 'noOtherVm'; vm: VmId }
  | { code: 'noDatastore' }
  | { code: 'allCoresPinned'; host: HostId }
  | { code: 'vmIsPinned'; vm: VmId }
  | { code: 'noSuchCores'; host: HostId; cores: number }
  | { code: 'coresAreTaken'; vm: VmId }
  | { code: 'othersNeedCores'; host: HostId; vms: number }
  | { code: 'guestCannotGrow'; vm: VmId }
  | { code: 'belowContract'; vm: VmId; vcpus: number; memMib: number }
  | { code: 'guestCannotShrink'; vm: VmId }
  | { code: 'tooManyVcpus'; host: HostId; maxVcpus: number }
  | { code: 'notEnoughHeadroom'; needPermille: number; leftPermille: number }
  | { code: 'vmHasPassthrough'; vm: VmId }
  | { code: 'vmIsHung'; vm: VmId }
  | { code: 'oneSystemOnly'; host: HostId }
  | { code: 'noPower'; host: HostId }
  | { code: 'rackTooHot'; host: HostId; celsius: number }
  | { code: 'notEnoughPower'; needW: number; leftW: number }
  | { code: 'utilityIsOut' }
  | { code: 'noCoolerRuns' }
  | { code: 'kernelIsClosed'; vm: VmId }
  | { code: 'notHostsKernel'; vm: VmId }
  | { code: 'foreignInstructions'; vm: VmId }
  | { code: 'notBytecode'; vm: VmId }
  | { code: 'hypervisorCannot'; host: HostId }
  | { code: 'noNestedPaging'; host: HostId }
  | { code: 'noDom0'; host: HostId }
  | { code: 'dom0IsDown'; host: HostId }
  | { code: 'dom0IsRestarting'; host: HostId }
  | { code: 'pathNotOffered'; host: HostId }
  | { code: 'noFreeFunction'; host: HostId }
  | { code: 'runsAnyCode'; vm: VmId }
  | { code: 'noKernelOfItsOwn'; vm: VmId }
  | { code: 'noSharedKernel'; host: HostId }
  | { code: 'hostIsQuarantined'; host: HostId }
  | { code: 'hostIsDedicated'; host: HostId }
  | { code: 'hostHasOthers'; host: HostId }
  | { code: 'hostIsCompromised'; host: HostId }
  | { code: 'noThreads'; host: HostId }
  | { code: 'noAudit'; tenant: TenantId }
  | { code: 'auditIsUnderWay'; tenant: TenantId }
  | { code: 'evidenceCompromised'; vm: VmId }
  | { code: 'evidenceUnpatched'; host: HostId }
  | { code: 'evidencePagesShared'; host: HostId }
  | { code: 'sideChannelIsKnown' }
  | { code: 'tooManyAdvisories' }
  | { code: 'opensLater'; opensAtTick: number }
  | { code: 'driverIsComing'; vm: VmId; readyAtTick: number }
  | { code: 'noHeap'; vm: VmId }
  | { code: 'heapTooSmall'; vm: VmId; leastMib: number }
  | { code: 'heapTooLarge'; vm: VmId; maxMib: number };

export type RefusalCode = Refusal['code'];
