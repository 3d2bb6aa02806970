import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal, type Hall } from '#shared/scenarios/hall.ts';
import { HALLS, scenarioById } from '#shared/scenarios/index.ts';
import { COMMANDS } from '#shared/sim/commands/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import { DISTURBANCES } from '#shared/sim/disturbances/index.ts';

const seeds = fc.string({ minLength: 1, maxLength: 8 });
const dealt = HALLS.filter(({ scenario }) => scenario.demand.kind === 'curves');
const named = dealt.map((hall) => [hall.scenario.id, hall] as const);

/** A hall whose deck draws one of two customers and an event on it. */
const TWO_CARDS: Hall = {
  ...HALLS[0]!,
  deck: {
    offers: [{ take: [1, 1], fromS: [10, 60], apartS: [0, 0], cards: ['clinic', 'ticketRush'].map(offerOf) }],
    events: [
      {
        take: [1, 1],
        cards: [
          { kind: 'tenantBurst', on: { tenant: 'clinic' }, atS: [90, 90], forS: [20, 20], warningS: 5, factor: [3, 4] },
        ],
      },
    ],
  },
};

function offerOf(archetype: string) {
  return { tenant: { ...HALLS[0]!.scenario.tenants[1]!, archetype }, vms: [2, 4] as const };
}

describe('a deck', () => {
  it('deals the same hall for the same seed, and others for others', () => {
    const stories = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((seed) => JSON.stringify(deal(TWO_CARDS, seed)));
    expect(stories).toEqual(
      ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((seed) => JSON.stringify(deal(TWO_CARDS, seed))),
    );
    expect(new Set(stories).size).toBeGreaterThan(4);
  });

  it('lets an event happen only to a customer that was drawn', () => {
    const play = (seed: string) => {
      const { tenants, events } = deal(TWO_CARDS, seed);
      const clinic = tenants.findIndex(({ archetype }) => archetype === 'clinic');
      const bursts = events.filter(({ kind }) => kind === 'tenantBurst');
      expect(bursts.map(({ subject }) => subject)).toEqual(clinic < 0 ? [] : [clinic]);
    };
    fc.assert(fc.property(seeds, play));
  });
});

describe.each(named)('the hall %s under any seed', (id, { scenario, orders, answers, deck }) => {
  it('fits its tables, and everything in it lies within its time and hits something', () => {
    const play = (seed: string) => {
      const now = scenarioById(id, seed)!;
      expect(() => createWorld(now)).not.toThrow();
      expect(now.tenants.length).toBeLessThanOrEqual(now.rows.tenants);
      for (const { kind, subject, atS } of now.events) {
        expect(atS).toBeLessThan(now.lengthS);
        expect(DISTURBANCES[kind].subject === 'hall').toBe(subject === -1);
      }
    };
    fc.assert(fc.property(seeds, play), { numRuns: 25 });
  });

  it('has rows for the most that its deck can deal', () => {
    const piles = deck?.offers ?? [];
    const most = (pile: (typeof piles)[number]) =>
      pile.cards
        .map(({ vms }) => vms[1])
        .sort((a, b) => b - a)
        .slice(0, pile.take[1]);
    const dealt = piles.flatMap(most);
    const always = scenario.tenants.map(({ vms }) => vms);
    const vms = [...always, ...dealt].reduce((sum, one) => sum + one, 0);
    expect(vms).toBeLessThanOrEqual(scenario.rows.vms);
    expect(always.length + dealt.length).toBeLessThanOrEqual(scenario.rows.tenants);
  });

  it('names in its brief orders that exist and may be given', () => {
    expect(orders.length).toBeGreaterThan(0);
    expect(orders.length).toBeLessThanOrEqual(6);
    for (const order of orders) {
      expect(Object.keys(COMMANDS)).toContain(order);
      expect(scenario.commands ?? Object.keys(COMMANDS)).toContain(order);
    }
  });

  it('answers what can go wrong with orders that exist and may be given', () => {
    for (const order of Object.values(answers ?? {}).flat()) {
      expect(scenario.commands ?? Object.keys(COMMANDS)).toContain(order);
    }
    for (const fault of Object.keys(answers ?? {})) expect(Object.keys(DISTURBANCES)).toContain(fault);
  });

  it('has an answer to every event that it plans or draws', () => {
    const drawn = (deck?.events ?? []).flatMap(({ cards }) => cards.map(({ kind }) => kind));
    const kinds = [...scenario.events.map(({ kind }) => kind), ...drawn];
    const harmful = kinds.filter((kind) => DISTURBANCES[kind].injectable && !DISTURBANCES[kind].harmless);
    if (answers !== undefined) expect(Object.keys(answers)).toEqual(expect.arrayContaining(harmful));
  });
});
