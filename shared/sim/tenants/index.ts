/** Contracts, service, money and demand. All that others may use of it. */
export { endAudits, missingEvidence, passAudit } from './audits.ts';
export { clearEvaluations } from './autoscaling.ts';
export { billing } from './billing/billing.ts';
export { goodwillCents, payForPatience } from './billing/goodwill.ts';
export { borrow, cashRefusal, creditLine, repay } from './billing/loans.ts';
export { badTicks, bestShare, owedByEnd, slaPeriodTicks, ticksLeft } from './billing/sla-period.ts';
export { BREACHES_TO_LEAVE } from './billing/sla-period-close.ts';
export { activeTenantRefusal, draftContract, isOffered, makeOffer, signContract } from './contracts.ts';
export { demand } from './demand/system.ts';
export { bringOffer, tenantForDeal } from './dormant-offers.ts';
export { NOTICE_PAUSE_S, NOTICE_S } from './maintenance-notice.ts';
export { renegotiate } from './renegotiation.ts';
export { service } from './service.ts';
export { initStacks, isPublished, publish, STACKS, stackRefusal } from './stacks.ts';
export { tenants } from './system.ts';
export { creditOf, creditsOf, nextStepBelow, termsOf } from './tier-terms.ts';
export { causeOf, statusAt, stressOf } from './vm-stress.ts';
