import type { HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';

/** Questions of the level that were answered right, as far as they allow. */
export const answersRight: LevelFigure<HallRun> = {
  id: 'answersRight',
  unit: 'count',
  counts: 'asked',
  read: (run) =>
    (run.level.asks ?? []).filter(({ id, kind, right }) => {
      const within = kind.kind === 'number' ? kind.within : 0;
      return id in run.answers && Math.abs(run.answers[id] - right(run)) <= within;
    }).length,
};
