import { AskLine } from '#client/local/line/ask-line.ts';
import { workerPort } from '#client/local/line/port.ts';
import type { MeasureId } from '#shared/protocol/questions.ts';
import type { MeasureAsks } from './measure-messages.ts';

/** Runs an experiment in a worker of this page and answers its figure; the worker ends with it. */
export async function runHere(measure: MeasureId, value: number): Promise<number> {
  const worker = new Worker(new URL('./measure-worker.ts', import.meta.url), { type: 'module' });
  const line = new AskLine<MeasureAsks, never>(workerPort(worker), () => undefined);
  try {
    return await line.ask('measure', { measure, value });
  } finally {
    line.close();
  }
}
