import { t } from '#client/words/words.ts';
import type { Debrief } from '#shared/protocol/debrief.ts';
import type { Score } from '#shared/score/index.ts';
import type { WhatIfResult } from '../replay/replay-desk.ts';
import { changeOfTenths, points } from '../score/points.ts';
import { scoreOfSeries } from '../score/score-of-series.ts';
import { tenths } from '../score/waterfall-steps.ts';

/** The score of a game as it was, and as it would have been. */
export interface ScorePair {
  readonly was: Score;
  readonly would: Score;
}

/** Nothing while the session has no yardstick. */
export function scoresOf(debrief: Debrief, { before, after }: WhatIfResult): ScorePair | undefined {
  const [was, would] = [before, after].map(({ series }) => scoreOfSeries(debrief, series));
  return was && would && { was, would };
}

/** What came of it, in one sentence. */
export function answerText(scores: ScorePair | undefined): string {
  if (!scores) return t('debrief.scoreWait');
  const [from, to] = [scores.was.milliPoints, scores.would.milliPoints];
  if (from === to) return t('debrief.whatIf.unchanged');
  return t(to > from ? 'debrief.whatIf.better' : 'debrief.whatIf.worse', {
    change: changeOfTenths(tenths(to) - tenths(from)),
    score: points(to),
  });
}
