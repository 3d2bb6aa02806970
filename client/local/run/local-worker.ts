import type { Timer } from '#shared/clock.ts';
import { LocalAnswers } from './answers.ts';
import type { LocalAsk, LocalTold } from './local-messages.ts';

/** Entry of the worker in which one plays alone. */

const timer: Timer = {
  now: () => performance.now(),
  after(ms, then) {
    const timeout = setTimeout(then, ms);
    return () => clearTimeout(timeout);
  },
};

const answers = new LocalAnswers(tell, timer);

addEventListener('message', ({ data }: MessageEvent<LocalAsk>) => answers.hear(data));

/** Cells of a hall are handed over, not copied. */
function tell(told: LocalTold): void {
  const handed = told.type === 'frame' ? [told.cells.buffer] : [];
  postMessage(told, { transfer: handed });
}
