import { useEffect, useMemo } from 'preact/hooks';
import { AskLine } from '#client/local/line/ask-line.ts';
import { workerPort } from '#client/local/line/port.ts';
import type { LabAsks } from './lab-messages.ts';

/** The page's side of the worker that knows experiment files. */
export type LabLine = AskLine<LabAsks, never>;

/** A worker for experiment files as long as the page is shown. */
export function useLabLine(): LabLine {
  const line = useMemo(() => {
    const worker = new Worker(new URL('./lab-worker.ts', import.meta.url), { type: 'module' });
    return new AskLine<LabAsks, never>(workerPort(worker), () => undefined);
  }, []);
  useEffect(() => () => line.close(), [line]);
  return line;
}
