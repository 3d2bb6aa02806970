import type { Tried } from './tried.ts';

/** Times that the hypervisor got control from the hardware. */
export function exitsOf({ counts }: Tried): number {
  return Object.values(counts.exits).reduce((sum, times) => sum + times, 0);
}

/** Share of all blocks wanted that were in the translation cache; 0 where nothing was translated. */
export function hitShare({ counts: { blocks } }: Tried): number {
  const wanted = blocks.found + blocks.translated;
  return wanted === 0 ? 0 : blocks.found / wanted;
}
