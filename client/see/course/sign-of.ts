import type { InsideView } from '#shared/inside/view.ts';
import { isOfMachine, isOfWorld, type SeeEntry } from '#shared/see/entry.ts';
import type { Group } from '#shared/see/header.ts';
import type { MachineViewId } from '#shared/see/machine/entry.ts';

/** A picture that pages show: a host opened up, a part of a small machine, or figures. */
export type SignId = InsideView | MachineViewId | 'bars' | 'lines';

/** Pictures that stand on most pages of a small machine, and so tell none of them from another. */
const ON_MOST: readonly MachineViewId[] = ['rings', 'listing'];

/** The pictures of a page, in the order in which they stand there. */
export function signsOf(entry: SeeEntry): readonly SignId[] {
  if (isOfMachine(entry)) return entry.views;
  if (isOfWorld(entry) && entry.inside) return [entry.inside.view, 'lines'];
  return isOfWorld(entry) && entry.bars.length > 0 ? ['bars', 'lines'] : ['lines'];
}

/** The picture by which a concept is known among others: the first that is not on most pages. */
export function signOf(entry: SeeEntry): SignId {
  const signs = signsOf(entry);
  return signs.find((sign) => !ON_MOST.some((each) => each === sign)) ?? signs[0] ?? 'lines';
}

/** A picture for each part of the course, no two the same: one that a page of it shows. */
export const GROUP_SIGNS: { readonly [G in Group]: SignId } = {
  definition: 'verdict',
  cpu: 'rings',
  memory: 'memory',
  io: 'io',
  storage: 'disks',
  migration: 'moves',
  cluster: 'bars',
  cloud: 'lines',
  security: 'reach',
  facility: 'rack',
};
