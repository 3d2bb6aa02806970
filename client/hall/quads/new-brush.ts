import type { Atlas } from './atlas.ts';
import { newQuadBatch } from './quad-batch.ts';
import type { Batches, Brush } from './record.ts';

/** A brush with lists that are empty. */
export function newBrush(batches: Batches, layer: Brush['layer'], atlas: Atlas): Brush {
  const glide = { on: false, scaleX: 1, scaleY: 1, x: 0, y: 0 };
  return { batch: batches.hall, batches, layer, atlas, turn: { angle: 0, x: 0, y: 0 }, glide, fade: 1 };
}

export function newBatches(): Batches {
  return { hall: newQuadBatch(), next: newQuadBatch(), lively: newQuadBatch(), over: newQuadBatch() };
}
