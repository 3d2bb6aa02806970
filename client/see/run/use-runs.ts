import { useEffect, useState } from 'preact/hooks';
import type { FramesAsk } from '#shared/inside/frames.ts';
import type { InsideFrame } from '#shared/inside/view.ts';
import type { WorldEntry } from '#shared/see/entry.ts';
import type { SeeRun } from '#shared/see/run.ts';
import { SeeClient } from './see-client.ts';

/** The world of an entry as it is, and with the levers that are pulled (the same one while none is). */
export interface Runs {
  readonly plain: SeeRun;
  readonly shown: SeeRun;
  /** Levers of `shown`. */
  readonly pulled: readonly string[];
  /** Moments inside a host of `shown`. */
  readonly inside: (wanted: FramesAsk) => Promise<readonly InsideFrame[]>;
}

/** Runs the world of an entry, and again whenever a lever is pulled; the last result stays until the next is there. */
export function useRuns(entry: WorldEntry, pulled: readonly string[]): Runs | 'waiting' | 'failed' {
  const [runs, setRuns] = useState<Runs | 'waiting' | 'failed'>('waiting');
  const [client, setClient] = useState<SeeClient>();
  useEffect(() => {
    const made = new SeeClient();
    setClient(made);
    return () => made.close();
  }, []);
  useEffect(() => {
    if (!client) return;
    let wanted = true;
    Promise.all([client.run(entry.id, []), client.run(entry.id, pulled)]).then(
      ([plain, shown]) =>
        wanted && setRuns({ plain, shown, pulled, inside: (frames) => client.inside(entry.id, pulled, frames) }),
      () => wanted && setRuns('failed'),
    );
    return () => {
      wanted = false;
    };
  }, [client, entry.id, pulled.join(' ')]);
  return runs;
}
