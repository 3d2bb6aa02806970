/** Who has how much memory, and how a host takes it back. All that others may use of it. */
export { machineMib, packedMib, residentMib, travellingMib, USUAL_PATCH_SIZE, USUAL_SIMILAR } from './guest-memory.ts';
export { installHeap, LEAST_HEAP, leastHeapMib, mostHeapMib, setHeapMib } from './java-heap.ts';
export { leakMemory } from './memory-leak.ts';
export { basisMib, LADDERS } from './memory-states.ts';
export { overheadMib } from './overhead-memory.ts';
export { maxBalloonMib } from './reclaim/balloon-limit.ts';
export { startsOpen } from './reclaim/rungs.ts';
export { memory } from './system.ts';
export { traceMemory } from './trace-memory.ts';
