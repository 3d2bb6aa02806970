import { TIERS, type Tier } from '../kernel/codes/index.ts';
import type { CreditStep, Scenario } from '../kernel/scenario/scenario.ts';

/** What a tier promises and costs. All figures are design values. */
export interface TierTerms {
  /** Price as a factor on the list price. */
  readonly priceFactor: number;
  /** A second is good at this share of full speed or more. */
  readonly goodSpeed: number;
  /** Weight of a second of this tier in the hall's SLA figure. */
  readonly weight: number;
  /** Reputation from which on somebody who wants this tier offers a contract. */
  readonly leastReputation: number;
  /** What is given back of an SLA period's fee, mildest first: `credit` of it when fewer than `below` of its seconds were good. */
  readonly credits: readonly CreditStep[];
}

/** From this share of full speed up to `goodSpeed` a second is degraded and paid half; below, it is not paid. */
export const DEGRADED_SPEED = 0.5;
export const DEGRADED_PAY = 0.5;

export const TIER_TERMS: { readonly [T in Tier]: TierTerms } = {
  bronze: {
    priceFactor: 0.8,
    goodSpeed: 0.8,
    weight: 1,
    leastReputation: 0,
    credits: [
      { below: 0.95, credit: 0.1 },
      { below: 0.9, credit: 0.25 },
      { below: 0.8, credit: 0.5 },
    ],
  },
  silver: {
    priceFactor: 1,
    goodSpeed: 0.85,
    weight: 1.5,
    leastReputation: 0.7,
    credits: [
      { below: 0.98, credit: 0.2 },
      { below: 0.95, credit: 0.5 },
      { below: 0.9, credit: 1 },
    ],
  },
  gold: {
    priceFactor: 1.5,
    goodSpeed: 0.9,
    weight: 2.5,
    leastReputation: 0.85,
    credits: [
      { below: 0.995, credit: 0.3 },
      { below: 0.98, credit: 0.75 },
      { below: 0.95, credit: 1.5 },
    ],
  },
};

/** The terms of a tier given by its index in `TIERS`. */
export function termsOf(tier: number): TierTerms {
  return TIER_TERMS[TIERS[tier]];
}

/** The steps of credit that a scenario's contracts of a tier have. */
export function creditsOf({ policies }: Scenario, tier: number): readonly CreditStep[] {
  return policies.sla?.credits ?? termsOf(tier).credits;
}

/** Share of a period's fee that is owed back when this share of its service was good. */
export function creditOf(credits: readonly CreditStep[], goodShare: number): number {
  let owed = 0;
  for (let i = 0; i < credits.length; i++) if (goodShare < credits[i].below) owed = credits[i].credit;
  return owed;
}

/** The next share of good service below `goodShare` at which more must be given back; 0 when none is left. */
export function nextStepBelow(credits: readonly CreditStep[], goodShare: number): number {
  for (let i = 0; i < credits.length; i++) if (goodShare >= credits[i].below) return credits[i].below;
  return 0;
}
