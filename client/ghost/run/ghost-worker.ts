import { GhostDesk } from './ghost-desk.ts';
import type { GhostAsk, GhostTold } from './ghost-messages.ts';

/** Entry of the worker in which ghosts are played. */

const desk = new GhostDesk();

addEventListener('message', ({ data }: MessageEvent<GhostAsk>) => postMessage(told(data)));

function told(ask: GhostAsk): GhostTold {
  const { no } = ask;
  try {
    return { type: 'answer', no, answer: desk.answer(ask) };
  } catch (problem) {
    return { type: 'failed', no, message: String(problem) };
  }
}
