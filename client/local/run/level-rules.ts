import type { HallRun } from '#shared/levels/hall-level.ts';
import { isOver, ordersOfTick, startRun, takeTick } from '#shared/levels/hall-run.ts';
import { levelById } from '#shared/levels/index.ts';
import { judge, starsWithHints } from '#shared/levels/judge.ts';
import { standings } from '#shared/levels/standing.ts';
import type { LocalProblem } from '../local-game.ts';
import type { LevelRules } from './rules.ts';

/** The rules of a level that is played in a hall; one on the small machine has no world. */
export function levelRules(id: string, seed: string, untimed = false): LevelRules | LocalProblem {
  const level = levelById(id);
  if (level?.kind !== 'hall') return 'unknownLevel';
  const run = startRun(level, seed, untimed);
  return {
    world: run.world,
    rewinds: false,
    ordersOf: (given) => ordersOfTick(run, given),
    step: (orders) => takeTick(run, orders),
    get isOver() {
      return isOver(run);
    },
    answer(ask, value, phase) {
      const asked = level.asks?.find((one) => one.id === ask);
      const isTime = phase === (asked?.when === 'before' ? 'lobby' : 'over');
      if (!asked || !isTime || Object.hasOwn(run.answers, ask) || !Number.isFinite(value)) return false;
      run.answers[ask] = value;
      return true;
    },
    hasHint: (hint) => level.hints[hint - 1] !== undefined,
    now(over, hints) {
      const { conditions } = judge(level, run);
      return {
        stars: starsWithHints(level, run, hints),
        conditions,
        standings: standings(level, run),
        tick: run.world.tick,
        over,
        answers: { ...run.answers },
        right: over ? rightAnswers(run) : {},
        hints,
      };
    },
  };
}

/** What the hall says to the level's questions. */
function rightAnswers(run: HallRun): Readonly<Record<string, number>> {
  return Object.fromEntries((run.level.asks ?? []).map(({ id, right }) => [id, right(run)]));
}
