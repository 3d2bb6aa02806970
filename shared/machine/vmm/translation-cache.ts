import type { Block, TranslationCache } from './blocks.ts';
import { note, type Run, WATCHED_CODE } from './run.ts';

/** Keeps a block, after making room for it. A block that is larger than the cache is alone in it. */
export function keepBlock(run: Run, block: Block): void {
  const { cache, setup } = run;
  const limit = setup.cacheInstructions - block.instructions.length;
  if (setup.replacement === 'flush' && usedBy(cache) > limit) dropBlocks(run, () => true);
  while (cache.blocks.length > 0 && usedBy(cache) > limit) dropBlocks(run, (one) => one === cache.blocks[0]);
  cache.blocks.push(block);
}

function usedBy({ blocks }: TranslationCache): number {
  return blocks.reduce((sum, { instructions }) => sum + instructions.length, 0);
}

/** The code of a frame has been written to: what was made of it is no longer true. */
export function dropTouchedCode(run: Run, frame: number): void {
  dropBlocks(run, (block) => block.frame === frame);
}

function dropBlocks(run: Run, isDropped: (block: Block) => boolean): void {
  const { cache, guest, counts } = run;
  const dropped = cache.blocks.filter(isDropped);
  for (const block of dropped) {
    cache.blocks.splice(cache.blocks.indexOf(block), 1);
    counts.blocks.dropped += 1;
    note(run, { type: 'blockDropped', pc: block.pc });
    if (!cache.blocks.some(({ frame }) => frame === block.frame)) guest.watched[block.frame] &= ~WATCHED_CODE;
    if (cache.at?.block === block) cache.at = undefined;
  }
}
