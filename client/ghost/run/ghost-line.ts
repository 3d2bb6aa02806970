import { useEffect, useMemo } from 'preact/hooks';
import { AskLine } from '#client/local/line/ask-line.ts';
import { lateWorkerPort } from '#client/local/line/port.ts';
import type { GhostAsks } from './ghost-messages.ts';

/** The page's side of the worker in which ghosts are played. */
export type GhostLine = AskLine<GhostAsks, never>;

function openGhosts(): GhostLine {
  const begin = () => new Worker(new URL('./ghost-worker.ts', import.meta.url), { type: 'module' });
  return new AskLine<GhostAsks, never>(lateWorkerPort(begin), () => undefined);
}

/** A worker for ghosts as long as a part of a page is shown, from the first question on. */
export function useGhosts(): GhostLine {
  const line = useMemo(openGhosts, []);
  useEffect(() => () => line.close(), [line]);
  return line;
}
