import type { SimEvent } from '#shared/sim/kernel/events.ts';

export type Tone = 'good' | 'bad' | 'plain';

/**
 * How each event is told. `others`: only if somebody else of the team did it; the own act is seen where it was done.
 * `spell`: bad when it begins, good when it is over. `silent`: other parts of the page say it, a line would be noise.
 */
const TELLING: { readonly [T in SimEvent['type']]: Tone | 'others' | 'spell' | 'byContent' | 'silent' } = {
  vmPlaced: 'others',
  vmTakenBack: 'others',
  vmStarted: 'silent',
  vmStopped: 'others',
  vmLost: 'bad',
  vmRestarted: 'good',
  vmWatched: 'silent',
  vmBreached: 'bad',
  vmRecovered: 'silent',
  vmPinned: 'others',
  vmResized: 'others',
  migrationQueued: 'others',
  migrationStarted: 'silent',
  migrationDone: 'good',
  migrationCancelled: 'others',
  migrationFailed: 'bad',
  hostBought: 'plain',
  hostSold: 'plain',
  hostReady: 'good',
  hostAsleep: 'plain',
  hostWaking: 'plain',
  hostFailing: 'bad',
  hostFailed: 'bad',
  hostRepaired: 'good',
  hostMaintained: 'plain',
  diskMoveStarted: 'others',
  diskMoved: 'good',
  patchOut: 'bad',
  patchStarted: 'others',
  hostPatched: 'good',
  rollingPatchSet: 'plain',
  rollingPatchDone: 'good',
  hostRecalled: 'bad',
  hostServiced: 'good',
  balancerSet: 'plain',
  powerSavingSet: 'plain',
  ruleAdded: 'others',
  ruleRemoved: 'others',
  tenantSpread: 'others',
  memoryStateChanged: 'byContent',
  contractOffered: 'plain',
  contractAccepted: 'plain',
  contractDeclined: 'plain',
  contractExpired: 'plain',
  contractWithheld: 'bad',
  tenantLeft: 'bad',
  contractEnded: 'plain',
  tenantScaled: 'plain',
  autoscaleSet: 'others',
  priceAnnounced: 'plain',
  renegotiated: 'good',
  renegotiationFailed: 'bad',
  goodwillPaid: 'plain',
  loanTaken: 'plain',
  stackPublished: 'plain',
  loanRepaid: 'plain',
  maintenanceAnnounced: 'plain',
  creditPaid: 'bad',
  incidentOpened: 'silent',
  incidentAcknowledged: 'others',
  policyChanged: 'plain',
  orderOpened: 'good',
  driverOrdered: 'others',
  driverInstalled: 'plain',
  heapSet: 'others',
  faultInjected: 'bad',
  correlatedPeak: 'spell',
  tenantBurst: 'spell',
  linkDown: 'spell',
  noisyNeighbour: 'spell',
  priceWar: 'spell',
  dayEnded: 'byContent',
  hostShutDown: 'bad',
  breakerTripped: 'bad',
  rackHot: 'spell',
  coolingFault: 'spell',
  coolerFailure: 'spell',
  utilityOutage: 'spell',
  tariffSpike: 'spell',
  vmRebuilt: 'others',
  vmHung: 'bad',
  vmCrashed: 'bad',
  hostPanicked: 'bad',
  hypervisorInstalled: 'plain',
  dom0Wedged: 'bad',
  dom0Restarted: 'plain',
  uplinkSaturated: 'spell',
  datastoreFull: 'spell',
  datastoreFilling: 'spell',
  datastoreOrdered: 'others',
  datastoreGrown: 'good',
  vmNotStarted: 'bad',
  vmCut: 'others',
  vmPaused: 'others',
  vmSuspended: 'plain',
  vmResumed: 'silent',
  fileSystemChecked: 'bad',
  snapshotTaken: 'others',
  snapshotReverted: 'others',
  snapshotDeleted: 'plain',
  forensicsDone: 'plain',
  cloneStarted: 'silent',
  cloneDone: 'good',
  templateMade: 'plain',
  diskConverted: 'plain',
  identityRenewed: 'others',
  duplicateIdentity: 'bad',
  imageAudited: 'plain',
  advisoryDisclosed: 'bad',
  patchReleased: 'good',
  exploitPublished: 'bad',
  vmCompromised: 'bad',
  hostCompromised: 'bad',
  managementCompromised: 'bad',
  dataLeaked: 'bad',
  sideChannel: 'spell',
  auditAsked: 'plain',
  auditPassed: 'good',
  auditFailed: 'bad',
  vmIsolated: 'plain',
  hostQuarantined: 'plain',
  zoneChanged: 'plain',
  guestPatched: 'plain',
  scenarioOver: 'silent',
};

/** Events that have no words because nobody is told. */
export const SILENT_EVENTS: readonly string[] = Object.entries(TELLING).flatMap(([type, telling]) =>
  telling === 'silent' ? [type] : [],
);

/** How the feed tells an event to the one at seat `me`; nothing if it does not. */
export function eventTone(event: SimEvent, me: number): Tone | undefined {
  const telling = TELLING[event.type];
  switch (telling) {
    case 'silent':
      return undefined;
    case 'others':
      return 'by' in event && event.by >= 0 && event.by !== me ? 'plain' : undefined;
    case 'spell':
      return 'on' in event && event.on ? 'bad' : 'good';
    case 'byContent':
      return toneByContent(event);
    default:
      return telling;
  }
}

function toneByContent(event: SimEvent): Tone | undefined {
  if (event.type === 'dayEnded') return event.netCents < 0 ? 'bad' : 'good';
  // Memory that turns from plenty to enough is nothing to look up for.
  return event.type === 'memoryStateChanged' && (event.to === 'hard' || event.to === 'low') ? 'bad' : undefined;
}
