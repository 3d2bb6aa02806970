import type { ParFigures } from '#shared/protocol/debrief.ts';

/** The bots of a hall at work. */
export interface ParRun {
  /** What they come to; nothing if they were stopped or broke. */
  readonly figures: Promise<ParFigures | undefined>;
  /** Stops them. */
  close(): void;
}

/** What the worker of the bots is told, and what it tells: nothing if the hall has no such bots. */
export interface ParWish {
  readonly hall: string;
  readonly seed: string;
}
export type ParTold = { readonly par: ParFigures } | { readonly failed: string };

/** Lets the bots of a hall run in a worker of their own, which ends with them. */
export function runPar(hall: string, seed: string): ParRun {
  const worker = new Worker(new URL('./par-worker.ts', import.meta.url), { type: 'module' });
  let stop: () => void = () => undefined;
  const figures = new Promise<ParFigures | undefined>((resolve) => {
    stop = () => resolve(undefined);
    worker.addEventListener('message', ({ data }: MessageEvent<ParTold>) => {
      resolve('par' in data ? data.par : undefined);
    });
    worker.addEventListener('error', stop);
  });
  void figures.then(() => worker.terminate());
  worker.postMessage({ hall, seed } satisfies ParWish);
  return { figures, close: () => stop() };
}
