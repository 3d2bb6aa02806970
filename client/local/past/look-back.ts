import type { Debrief } from '#shared/protocol/debrief.ts';
import type { PastAsk, PastProblem, PastTold } from './past-messages.ts';

/** A game to look back at. */
export interface PastGameSource {
  /** Its journal; nothing if that is not kept (any more). */
  readonly journal: Promise<string | undefined>;
  /** Keeps the journal that knows what the bots came to. */
  readonly keep?: (journal: string) => void;
}

/**
 * Looks back at a game from its journal: tells what it leaves behind, once more when the bots have run; or why nothing. Answers
 * how to stop.
 */
export function lookBack(
  { journal: kept, keep }: PastGameSource,
  told: (what: Debrief | PastProblem | 'notKept', last: boolean) => void,
): () => void {
  let worker: Worker | undefined;
  let left = false;
  const stop = () => {
    left = true;
    worker?.terminate();
  };
  const hear = ({ data }: MessageEvent<PastTold>) => {
    if (left) return;
    if (data.type === 'debrief' && data.journal !== undefined) keep?.(data.journal);
    const last = data.type === 'cannot' || data.last;
    told(data.type === 'cannot' ? data.problem : data.debrief, last);
    if (last) stop();
  };
  void kept.then((journal) => {
    if (left) return;
    if (journal === undefined) return told('notKept', true);
    worker = new Worker(new URL('./past-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', hear);
    worker.addEventListener('error', () => !left && told('failed', true));
    worker.postMessage({ journal } satisfies PastAsk);
  });
  return stop;
}
