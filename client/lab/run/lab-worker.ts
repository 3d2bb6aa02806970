import { labAnswer } from './lab-desk.ts';
import type { LabAsk, LabTold } from './lab-messages.ts';

/** Entry of the worker that reads, checks and writes experiment files for the lab's page. */

addEventListener('message', ({ data }: MessageEvent<LabAsk>) => postMessage(told(data)));

function told(ask: LabAsk): LabTold {
  const { no } = ask;
  try {
    return { type: 'answer', no, answer: labAnswer(ask) };
  } catch (problem) {
    return { type: 'failed', no, message: String(problem) };
  }
}
