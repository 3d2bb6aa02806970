import { hallById } from '#shared/scenarios/index.ts';
import { playPar, playThrough } from '#shared/score/index.ts';
import type { ParTold, ParWish } from './par-run.ts';

/** Entry of the worker in which the bots of a hall run, to find what its points mean. */

addEventListener('message', ({ data }: MessageEvent<ParWish>) => {
  const hall = hallById(data.hall);
  const told: ParTold = hall ? { par: playThrough(playPar(hall, data.seed)) } : { failed: `no hall ${data.hall}` };
  postMessage(told);
});
