import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ParFigures, WeightPreset } from '#shared/protocol/debrief.ts';
import type { GhostPlace } from '#shared/replay/ghost/ghost.ts';
import type { Yardstick } from '../show/curves.ts';

/** What the figures of a game in a place mean; levels come with their own code, which is fetched only for one. */
export function useYardstick(place: GhostPlace, par: ParFigures | undefined, weights?: WeightPreset): Yardstick {
  const [first, setFirst] = useState<Yardstick['first']>();
  const level = place.kind === 'level' ? place.id : undefined;
  useEffect(() => {
    if (level === undefined) return;
    let left = false;
    firstFigureOf(level).then(
      (figure) => !left && setFirst(figure),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [level]);
  return useMemo(() => ({ par, weights, first }), [par, weights, first]);
}

async function firstFigureOf(id: string): Promise<Yardstick['first']> {
  const { levelById } = await import('#shared/levels/index.ts');
  const level = levelById(id);
  return level?.kind === 'hall' ? level.stars[0][0].figure : undefined;
}
