import { at } from '#client/model/facts/cell.ts';
import { moneyOfCents, number } from '#client/words/formats.ts';
import type { CardId } from '../card-call.ts';
import type { Formula } from './formula.ts';

const perSecond: Formula = {
  equation: '{perSecond} = {fee} × {units}',
  figure: {
    name: 'perSecond',
    read: ({ tenants }, tenant) => at(tenants.feeCentsPerS, tenant) * at(tenants.units, tenant),
    write: moneyOfCents,
  },
  terms: [
    { name: 'fee', read: ({ tenants }, tenant) => at(tenants.feeCentsPerS, tenant), write: moneyOfCents },
    { name: 'units', read: ({ tenants }, tenant) => at(tenants.units, tenant), write: number },
  ],
  compute: (v) => (v.fee ?? 0) * (v.units ?? 0),
  within: 0,
};

/** Cards of one contract with its numbers. */
export const TENANT_FORMULAS: { readonly [id in CardId]?: Formula } = { 'fact.deal': perSecond };
