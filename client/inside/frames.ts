import { useEffect, useRef, useState } from 'preact/hooks';
import type { FramesAsk } from '#shared/inside/frames.ts';
import { frameOf, type InsideAsk, type InsideFrame } from '#shared/inside/view.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** Where pictures come from: the mirror of a game that goes on, or a game that a worker plays again, with all its columns. */
export type InsideSource =
  | { readonly kind: 'mirror'; readonly world: OpenWorld }
  | {
      readonly kind: 'played';
      readonly ask: (wanted: FramesAsk) => Promise<readonly InsideFrame[]>;
      /** Another game has another one: its moments are not mixed with those before. */
      readonly game: string;
    };

/** Moments that are kept, and that are looked back to when one comes from elsewhere. Design values. */
const KEPT = 160;
const LOOK_BACK = 60;
/** Moves take longer than what else is looked at, so that only every so many moments of them are read. Design value. */
const EVERY_OF_MOVES = 10;

/** The last moments of a view, the present one last; empty until the first has come. */
export function useFrames(
  source: InsideSource,
  tick: number,
  ask: InsideAsk,
  foretell: boolean,
): readonly InsideFrame[] {
  const told = useTold(source, tick, ask);
  const played = usePlayed(source, tick, ask, foretell);
  return source.kind === 'mirror' ? told : played;
}

interface Kept {
  readonly key: string;
  readonly frames: readonly InsideFrame[];
}

/** Each moment that the mirror has shown since the view was opened. */
function useTold(source: InsideSource, tick: number, ask: InsideAsk): readonly InsideFrame[] {
  const kept = useRef<Kept>({ key: '', frames: [] });
  if (source.kind !== 'mirror') return kept.current.frames;
  const key = keyOf(ask, '');
  const before = kept.current.key === key ? kept.current.frames : [];
  if ((before.at(-1)?.tick ?? -1) !== tick)
    kept.current = { key, frames: joined(before, [frameOf(source.world, ask)]) };
  return kept.current.frames;
}

/** The moment that is shown and those before it; one question at a time, and the newest one next. */
function usePlayed(source: InsideSource, tick: number, ask: InsideAsk, foretell: boolean): readonly InsideFrame[] {
  const [kept, setKept] = useState<Kept>({ key: '', frames: [] });
  const busy = useRef(false);
  const played = source.kind === 'played' ? source : undefined;
  const key = keyOf(ask, `${played?.game} ${foretell}`);
  const before = kept.key === key ? kept.frames : [];
  const last = before.at(-1)?.tick ?? -1;
  useEffect(() => {
    if (!played || busy.current || (kept.key === key && last === tick)) return;
    const every = ask.view === 'moves' ? EVERY_OF_MOVES : 1;
    const lookBack = LOOK_BACK * every;
    const near = tick > last && tick - last <= lookBack && last >= 0;
    busy.current = true;
    const from = near ? last + 1 : Math.max(0, tick - lookBack);
    const done = (frames: readonly InsideFrame[]) => {
      busy.current = false;
      setKept({ key, frames: joined(near ? before : [], frames) });
    };
    played.ask({ ask, from, to: tick, every, foretell }).then(done, () => {
      busy.current = false;
    });
  }, [played?.game, tick, key, kept]);
  return before;
}

function keyOf({ view, host }: InsideAsk, game: string): string {
  return [view, host, game].join(' ');
}

/** Moments in their order; from one that is not later than the last one, all begins anew. */
function joined(before: readonly InsideFrame[], frames: readonly InsideFrame[]): readonly InsideFrame[] {
  const goesOn = (before.at(-1)?.tick ?? -1) < (frames[0]?.tick ?? 0);
  return [...(goesOn ? before : []), ...frames].slice(-KEPT);
}
