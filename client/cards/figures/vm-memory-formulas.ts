import { at } from '#client/model/facts/cell.ts';
import { mib } from '#client/words/formats.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { overheadMib } from '#shared/sim/memory/index.ts';
import type { CardId } from '../card-call.ts';
import type { Formula, Term } from './formula.ts';
import { share } from './write.ts';

type VmColumn = keyof OpenWorld['vms'] & string;

function ofVm(name: string, column: VmColumn): Term {
  return { name, read: ({ vms }, vm) => at(vms[column] as ArrayLike<number>, vm), write: mib };
}

const memory = ofVm('memory', 'memMib');
const touched = ofVm('touched', 'touchedMib');

/** Part of what a guest uses that is somewhere else. */
function away(column: 'swappedMib' | 'compressedMib' | 'guestSwapMib', name: string): Formula {
  return {
    equation: `{awayPart} = {${name}} ÷ {touched}`,
    figure: {
      name: 'awayPart',
      read: ({ vms }, vm) => at(vms[column], vm) / Math.max(1, at(vms.touchedMib, vm)),
      write: share,
    },
    terms: [ofVm(name, column), touched],
    compute: (v) => (v[name] ?? 0) / Math.max(1, v.touched ?? 0),
    within: 0,
    fits: ({ vms }, vm) => at(vms.touchedMib, vm) > 0,
  };
}

/** Parts of speed that a balloon costs by being there, and by its size ([MEM-7]; Waldspurger, OSDI 2002, Fig. 2). */
const BALLOON_COSTS = { fixed: 0.004, bySize: 0.08 } as const;

const balloonCost: Formula = {
  equation: '{balloonCost} = 0.4 % + 8 % × {balloon} ÷ {memory}',
  figure: {
    name: 'balloonCost',
    read: ({ vms }, vm) =>
      at(vms.balloonedMib, vm) > 0
        ? BALLOON_COSTS.fixed + (BALLOON_COSTS.bySize * at(vms.balloonedMib, vm)) / at(vms.memMib, vm)
        : 0,
    write: share,
  },
  terms: [ofVm('balloon', 'balloonedMib'), memory],
  compute: (v) => BALLOON_COSTS.fixed + (BALLOON_COSTS.bySize * (v.balloon ?? 0)) / (v.memory ?? 1),
  within: 0,
  fits: ({ vms }, vm) => at(vms.balloonedMib, vm) > 0,
};

/** Of all its work, what a program spends on collecting garbage ([MEM-20]; after Hertz & Berger, OOPSLA 2005). */
const collection: Formula = {
  equation: '{collection} = 0.7 ÷ ({heap} ÷ {live} − 1)²',
  figure: {
    name: 'collection',
    read: ({ vms }, vm) => 0.7 / (at(vms.heapMib, vm) / at(vms.liveHeapMib, vm) - 1) ** 2,
    write: share,
  },
  terms: [ofVm('heap', 'heapMib'), ofVm('live', 'liveHeapMib')],
  compute: (v) => 0.7 / ((v.heap ?? 0) / (v.live ?? 1) - 1) ** 2,
  within: 0,
  fits: ({ vms }, vm) => at(vms.heapMib, vm) > 0,
};

/** Pages that the host looks at ([MEM-2]). */
const SAMPLE = 100;

const sampling: Formula = {
  equation: '{error} = √({activePart} × (1 − {activePart}) ÷ 100)',
  figure: {
    name: 'error',
    read: ({ vms }, vm) => {
      const part = Math.min(1, at(vms.activeMib, vm) / at(vms.memMib, vm));
      return Math.sqrt((part * (1 - part)) / SAMPLE);
    },
    write: share,
  },
  terms: [
    {
      name: 'activePart',
      read: ({ vms }, vm) => Math.min(1, at(vms.activeMib, vm) / at(vms.memMib, vm)),
      write: share,
    },
  ],
  compute: ({ activePart = 0 }) => Math.sqrt((activePart * (1 - activePart)) / SAMPLE),
  within: 0,
  fits: ({ vms }, vm) => at(vms.memMib, vm) > 0,
};

/** What it takes of what a host may promise ([CLU-12]). */
const need: Formula = {
  equation: '{need} = {memory} + {overhead}',
  figure: { name: 'need', read: ({ vms }, vm) => at(vms.memMib, vm) + overheadMib(at(vms.memMib, vm)), write: mib },
  terms: [memory, { name: 'overhead', read: ({ vms }, vm) => overheadMib(at(vms.memMib, vm)), write: mib }],
  compute: (v) => (v.memory ?? 0) + (v.overhead ?? 0),
  within: 0,
};

/** Cards of a VM that tell of its memory. */
export const MEMORY_OF_VM: { readonly [id in CardId]?: Formula } = {
  'cause.swappedByHost': away('swappedMib', 'swapped'),
  'cause.compressed': away('compressedMib', 'compressed'),
  'cause.guestPaging': away('guestSwapMib', 'pagedOut'),
  'cause.ballooned': balloonCost,
  'fact.driver': balloonCost,
  'verb.balloonVm': balloonCost,
  'cause.garbageCollection': collection,
  'fact.heap': collection,
  'verb.setHeap': collection,
  'fact.activeMemory': sampling,
  'cause.notPlaced': need,
  'fact.size': need,
  'verb.placeVm': need,
};
