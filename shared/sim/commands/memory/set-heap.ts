import type { VmId } from '#shared/ids.ts';
import { int, row } from '#shared/payload.ts';
import { leastHeapMib, mostHeapMib, setHeapMib } from '../../memory/index.ts';
import { defineCommand } from '../define.ts';

/** Tells the Java machine in a guest how large its heap may be: less leaves memory to the guest and costs garbage collection. */
export const setHeap = defineCommand({
  payload: { vm: row<VmId>('vms'), heapMib: int(0, 16_777_216) },

  check(world, { vm, heapMib }) {
    const { vms } = world;
    if (vms.heapMib[vm] === 0) return { code: 'noHeap', vm };
    const leastMib = leastHeapMib(vms.liveHeapMib[vm]);
    if (heapMib < leastMib) return { code: 'heapTooSmall', vm, leastMib };
    const maxMib = mostHeapMib(world, vm);
    if (heapMib > maxMib) return { code: 'heapTooLarge', vm, maxMib };
    return vms.heapMib[vm] === heapMib ? { code: 'nothingToChange' } : undefined;
  },

  apply(world, { vm, heapMib }, by) {
    setHeapMib(world, vm, heapMib);
    world.events.push({ type: 'heapSet', vm, heapMib, by });
  },
});
