/** Where a VM may stand, and what is kept free for failures. All that others may use of it. */
export { arrivalRefusal, mostVcpus } from './arrival-refusal.ts';
export { reserveRefusal, spareBeyondReserveMib } from './ha-reserve.ts';
export { headroomRefusal, wantsHeadroom } from './headroom.ts';
export { assignHost, committableMib, guestNeedMib } from './memory-commitment.ts';
export {
  bookMigration,
  endMigration,
  failMigration,
  fetchedFrom,
  incomingOf,
  landMigration,
  leavingFrom,
  outgoingOf,
  switchToTarget,
} from './migration-booking.ts';
export { moveRefusal } from './move-refusal.ts';
export { fullnessOf, isPreferred, largestFirst, type Place } from './packing.ts';
export { brokenAt, isKept, partnerRefusal, speaksAbout } from './placement-rules.ts';
export { findRule, judgeRules, strikeRule, strikeRulesAbout, writeRefusal, writeRule } from './rule-table.ts';
export { targetRefusal } from './target-refusal.ts';
