import { changeJournal, keptJournal } from '#client/local/kept/kept-games.ts';
import type { Debrief } from '#shared/protocol/debrief.ts';
import type { PastAsk, PastProblem, PastTold } from './past-messages.ts';

/**
 * Looks back at a game that this device keeps: tells what it leaves behind, once more when the bots have run; or why nothing.
 * Answers how to stop.
 */
export function lookBack(
  id: string,
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
    if (data.type === 'debrief' && data.journal !== undefined) void changeJournal(id, data.journal);
    const last = data.type === 'cannot' || data.last;
    told(data.type === 'cannot' ? data.problem : data.debrief, last);
    if (last) stop();
  };
  void keptJournal(id).then((journal) => {
    if (left) return;
    if (journal === undefined) return told('notKept', true);
    worker = new Worker(new URL('./past-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', hear);
    worker.addEventListener('error', () => !left && told('failed', true));
    worker.postMessage({ journal } satisfies PastAsk);
  });
  return stop;
}
