import { at, nameOf } from '#client/model/facts/cell.ts';
import { mib, number, percentOfPermille } from '#client/words/formats.ts';
import { DATASTORE_KINDS } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { MIB_PER_GIB, PERMILLE } from '#shared/units.ts';
import type { CardId } from '../card-call.ts';
import type { Formula, Term } from './formula.ts';
import { share } from './write.ts';

function gib(name: string, column: 'physicalGib' | 'provisionedGib' | 'writtenGib'): Term {
  return { name, read: ({ datastores }, row) => at(datastores[column], row) * MIB_PER_GIB, write: mib };
}

/** A part of the room there is. */
function ofRoom(name: string, column: 'provisionedGib' | 'writtenGib'): Formula {
  return {
    equation: `{roomPart} = {${name}} ÷ {physical}`,
    figure: {
      name: 'roomPart',
      read: ({ datastores }, row) => at(datastores[column], row) / Math.max(1, at(datastores.physicalGib, row)),
      write: share,
    },
    terms: [gib(name, column), gib('physical', 'physicalGib')],
    compute: (v) => (v[name] ?? 0) / Math.max(MIB_PER_GIB, v.physical ?? 0),
    within: 0,
  };
}

/** Busier than this its own queue is full, and the rest waits in the guests, ‰ ([STO-1]: at most 32 requests queue). */
const QUEUE_FULL_PERMILLE = 970;

/** A single disk is an M/M/1 queue; flash and arrays serve several at a time. */
function isOneServer({ datastores }: OpenWorld, row: number): boolean {
  const isDisk = nameOf(DATASTORE_KINDS, at(datastores.kind, row)) === 'hdd';
  return isDisk && at(datastores.usedPermille, row) < QUEUE_FULL_PERMILLE;
}

/** How many times the service itself a request takes when others come at random: the rule that every queue follows. */
const waiting: Formula = {
  equation: '{stretch} = 1 ÷ (1 − {busy})',
  figure: {
    name: 'stretch',
    read: ({ datastores }, row) => PERMILLE / (PERMILLE - at(datastores.usedPermille, row)),
    write: (value) => `${number(value, 1)}×`,
  },
  terms: [{ name: 'busy', read: ({ datastores }, row) => at(datastores.usedPermille, row), write: percentOfPermille }],
  compute: (v) => 1 / (1 - (v.busy ?? 0) / PERMILLE),
  within: 0,
  fits: isOneServer,
};

/** Cards of one datastore with its numbers. */
export const DATASTORE_FORMULAS: { readonly [id in CardId]?: Formula } = {
  'fact.provisioned': ofRoom('provisioned', 'provisionedGib'),
  'fact.written': ofRoom('written', 'writtenGib'),
  'cause.diskFull': ofRoom('written', 'writtenGib'),
  'fact.busy': waiting,
  'fact.read': waiting,
  'cause.disk': waiting,
};
