import { at } from '#client/model/facts/cell.ts';
import { milliseconds } from '#client/model/facts/facts.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { mib, number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { leastHeapMib, mostHeapMib } from '#shared/sim/memory/index.ts';
import type { Choice } from './choice.ts';

/** Values for cores, time slices and sizes; nothing for an argument of another kind. */
export function coreChoices(world: OpenWorld, name: string, args: Args): Choice[] | undefined {
  const vm = typeof args.vm === 'number' ? args.vm : 0;
  switch (name) {
    case 'first':
      return firstCores(world, vm).map(plain);
    case 'cores':
      return [0, ...upTo(coresUnder(world, vm))].map((value) =>
        value === 0 ? { value, label: t('choice.cores.none') } : plain(value),
      );
    case 'ms':
      return [1, 5, 10, 30, 50, 100, 200].map((value) => ({ value, label: milliseconds(value) }));
    case 'vcpus':
      return doublings(at(world.vms.vcpus, vm)).map(plain);
    case 'heapMib':
      return heaps(world, vm).map((value) => ({ value, label: mib(value) }));
    case 'memMib':
      return doublings(at(world.vms.memMib, vm)).map((value) => ({ value, label: mib(value) }));
    default:
      return undefined;
  }
}

function plain(value: number): Choice {
  return { value, label: number(value) };
}

function coresUnder({ vms, hosts }: OpenWorld, vm: number): number {
  const host = at(vms.host, vm);
  return host === NONE ? 1 : at(hosts.cores, host);
}

/** Where ranges of cores are worth starting: quarters of the host, which nodes consist of. */
function firstCores(world: OpenWorld, vm: number): number[] {
  const cores = coresUnder(world, vm);
  const step = Math.max(1, Math.floor(cores / 8));
  return Array.from({ length: Math.ceil(cores / step) }, (_, i) => i * step);
}

function upTo(most: number): number[] {
  const powers = [1, 2, 4, 8, 16, 32, 64].filter((cores) => cores < most);
  return [...powers, most];
}

/** Half, what it has now, half as much again, twice and four times as much. */
function doublings(present: number): number[] {
  const values = [0.5, 1, 1.5, 2, 4].map((factor) => Math.max(1, Math.floor(factor * present)));
  return [...new Set(values)];
}

/** Heaps that are worth a try, as multiples of what lives in them. */
const HEAP_MULTIPLES = [1.5, 2, 2.5, 3, 4, 5];

/** Those that a guest can have, and the one that it has. */
function heaps(world: OpenWorld, vm: number): number[] {
  const { heapMib, liveHeapMib } = world.vms;
  const most = mostHeapMib(world, vm);
  const tried = HEAP_MULTIPLES.map((multiple) => Math.round(multiple * at(liveHeapMib, vm)));
  const fitting = tried.filter((mib) => mib >= leastHeapMib(at(liveHeapMib, vm)) && mib <= most);
  return [...new Set([...fitting, at(heapMib, vm)])].sort((a, b) => a - b);
}
