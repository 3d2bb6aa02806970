import { at } from '#client/model/facts/cell.ts';
import { mib, moneyOfCents, percentOfPermille, watts } from '#client/words/formats.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { interestPerDayCents } from '#shared/sim/tenants/index.ts';
import { CENTS_PER_COIN, PERMILLE } from '#shared/units.ts';
import type { CardId } from '../card-call.ts';
import type { Formula } from './formula.ts';
import { ratio } from './write.ts';

const ON = HOST_STATES.indexOf('on');

function sumOfHostsOn({ hosts }: OpenWorld, column: 'promisedMib' | 'memMib'): number {
  let sum = 0;
  for (let host = 0; host < hosts.rows; host++) if (at(hosts.state, host) === ON) sum += at(hosts[column], host);
  return sum;
}

const promisedOf = (world: OpenWorld): number => sumOfHostsOn(world, 'promisedMib');
const memoryOf = (world: OpenWorld): number => sumOfHostsOn(world, 'memMib');

const overcommitted: Formula = {
  equation: '{promisedPart} = {promised} ÷ {hallMemory}',
  figure: {
    name: 'promisedPart',
    read: (world) => (PERMILLE * promisedOf(world)) / Math.max(1, memoryOf(world)),
    write: percentOfPermille,
  },
  terms: [
    { name: 'promised', read: promisedOf, write: mib },
    { name: 'hallMemory', read: memoryOf, write: mib },
  ],
  compute: (v) => (PERMILLE * (v.promised ?? 0)) / Math.max(1, v.hallMemory ?? 0),
  within: 0,
};

/** Power is told in steps of 10 W. */
const POWER_WITHIN_W = 10;

const facility: Formula = {
  equation: '{power} = {servers} × {pue}',
  figure: { name: 'power', read: ({ hall }) => at(hall.facilityW, 0), write: watts },
  terms: [
    { name: 'servers', read: ({ hall }) => at(hall.powerW, 0), write: watts },
    { name: 'pue', read: ({ hall }) => at(hall.facilityW, 0) / Math.max(1, at(hall.powerW, 0)), write: ratio },
  ],
  compute: (v) => (v.servers ?? 0) * (v.pue ?? 0),
  within: POWER_WITHIN_W,
  fits: ({ hall }) => at(hall.powerW, 0) > 0,
};

const link: Formula = {
  equation: '{linkPart} = {linkUsed} ÷ {linkAll}',
  figure: {
    name: 'linkPart',
    read: ({ hall }) => (PERMILLE * at(hall.migrationUsedMbit, 0)) / Math.max(1, at(hall.migrationMbit, 0)),
    write: percentOfPermille,
  },
  terms: [
    { name: 'linkUsed', read: ({ hall }) => at(hall.migrationUsedMbit, 0), write: gbit },
    { name: 'linkAll', read: ({ hall }) => at(hall.migrationMbit, 0), write: gbit },
  ],
  compute: (v) => (PERMILLE * (v.linkUsed ?? 0)) / Math.max(1, v.linkAll ?? 0),
  within: 0,
  fits: ({ hall }) => at(hall.migrationMbit, 0) > 0,
};

function gbit(mbit: number): string {
  return `${ratio(mbit / 1000)}\u00a0Gbit/s`;
}

const interest: Formula = {
  equation: '{interest} = {debt} × 2 %',
  figure: { name: 'interest', read: ({ hall }) => interestPerDayCents(at(hall.debt, 0)), write: moneyOfCents },
  terms: [{ name: 'debt', read: ({ hall }) => at(hall.debt, 0) * CENTS_PER_COIN, write: moneyOfCents }],
  compute: (v) => (v.debt ?? 0) * 0.02,
  within: 0.01,
  fits: ({ hall }) => at(hall.debt, 0) > 0,
};

/** Cards of the hall with its numbers. */
export const HALL_FORMULAS: { readonly [id in CardId]?: Formula } = {
  'fact.overcommit': overcommitted,
  'verb.setOvercommit': overcommitted,
  'fact.power': facility,
  'axis.energy': facility,
  'fact.link': link,
  'fact.debt': interest,
  'verb.takeLoan': interest,
  'verb.repayLoan': interest,
};
