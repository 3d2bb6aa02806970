import { at } from '#client/model/facts/cell.ts';
import { seconds } from '#client/model/facts/facts.ts';
import { mib } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { CardId } from '../card-call.ts';
import type { Formula, Term } from './formula.ts';
import { ratio } from './write.ts';

const perSecond = (value: number): string => t('play.perSecond', { amount: mib(value) });
const flows: Formula['fits'] = ({ migrations }, row) => at(migrations.rateMibPerS, row) > 0;

function ofMove(name: string, column: 'remainingMib' | 'rateMibPerS' | 'dirtyMibPerS', write: Term['write']): Term {
  return { name, read: ({ migrations }, row) => at(migrations[column], row), write };
}

const rate = ofMove('rate', 'rateMibPerS', perSecond);

function overRate(world: OpenWorld, row: number, column: 'remainingMib' | 'dirtyMibPerS'): number {
  return at(world.migrations[column], row) / at(world.migrations.rateMibPerS, row);
}

const timeLeft: Formula = {
  equation: '{timeLeft} = {remaining} ÷ {rate}',
  figure: { name: 'timeLeft', read: (world, row) => overRate(world, row, 'remainingMib'), write: seconds },
  terms: [ofMove('remaining', 'remainingMib', mib), rate],
  compute: (v) => (v.remaining ?? 0) / (v.rate ?? 1),
  within: 0,
  fits: flows,
};

const converges: Formula = {
  equation: '{dirtyPart} = {dirty} ÷ {rate}',
  figure: { name: 'dirtyPart', read: (world, row) => overRate(world, row, 'dirtyMibPerS'), write: ratio },
  terms: [ofMove('dirty', 'dirtyMibPerS', perSecond), rate],
  compute: (v) => (v.dirty ?? 0) / (v.rate ?? 1),
  within: 0,
  fits: flows,
};

/** Cards of one move with its numbers. */
export const MOVE_FORMULAS: { readonly [id in CardId]?: Formula } = {
  'fact.remaining': timeLeft,
  'fact.round': timeLeft,
  'fact.rate': timeLeft,
  'fact.dirty': converges,
  'fact.pause': converges,
};
