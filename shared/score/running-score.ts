import type { ScoreNow } from '#shared/protocol/debrief.ts';
import { lossesOf } from '#shared/sim/accounts/index.ts';
import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import type { SecondsSeries } from './figures.ts';
import { type LedgerLine, lastChange } from './last-change.ts';
import type { Par } from './par.ts';
import { scoreOf } from './score.ts';
import type { Weights } from './weights.ts';

/** The last change of a score is looked for in so many seconds: a business hour at ×1. Design value. */
const CHANGE_S = 10;

/** The points of one world, second by second, while it is played. */
export class RunningScore {
  /** Lines of the loss ledger of the last seconds; the oldest first. */
  readonly #losses: { readonly beat: number; readonly lines: readonly LedgerLine[] }[] = [];

  /** The points now; not ready while nobody knows what the bots come to. */
  now(world: World, par: Par | undefined, weights: Weights): ScoreNow {
    const series = seriesNow(world);
    const losses = lossesOf(world);
    const before = this.#lossesBefore(series.beats, losses);
    const { tick } = world;
    if (!par) return { tick, ready: false, milliPoints: 0, axes: {} };
    const { milliPoints, axes } = scoreOf(series, par, weights);
    const change = lastChange({ series, par, weights }, CHANGE_S, losses, before);
    return { tick, ready: true, milliPoints, axes, ...(change ? { change } : {}) };
  }

  /** Notes the ledger of this second; answers it as it was some seconds ago, or as early as it is known. */
  #lossesBefore(beat: number, lines: readonly LedgerLine[]): readonly LedgerLine[] {
    const kept = this.#losses;
    if (kept.at(-1)?.beat !== beat) kept.push({ beat, lines });
    while ((kept[1]?.beat ?? Number.POSITIVE_INFINITY) <= beat - CHANGE_S) kept.shift();
    return kept[0]?.lines ?? lines;
  }
}

/** The series of a world as it is at this moment, without copies: good until the next tick. */
function seriesNow(world: World): SecondsSeries {
  const beats = Math.min(world.series.rows, Math.floor(world.tick / ticksOf(world.scenario, SECOND_S)));
  return { beats, columns: world.series };
}
