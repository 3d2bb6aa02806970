import type { VmId } from '#shared/ids.ts';
import { flag, oneOf, row } from '#shared/payload.ts';
import { type CloneKind, cloneRefusal, startClone } from '../../lifecycle/index.ts';
import { defineCommand } from '../define.ts';

/** How a clone is made: with a disk of its own, or with a child disk on that of its source. */
const CLONES = ['full', 'linked'] as const;
const KINDS: { readonly [C in (typeof CLONES)[number]]: CloneKind } = { full: 'fullClone', linked: 'linkedClone' };

/**
 * Copies a VM over another one of its tenant that is off. `identity`: the step that gives the clone a name and an address
 * of its own, which takes time and can be left out.
 */
export const cloneVm = defineCommand({
  payload: { vm: row<VmId>('vms'), into: row<VmId>('vms'), clone: oneOf(CLONES), identity: flag() },

  check(world, { vm, into, clone }) {
    return cloneRefusal(world, vm, into, KINDS[clone]);
  },

  apply: (world, { vm, into, clone, identity }, by) => startClone(world, vm, into, KINDS[clone], identity, by),
});
