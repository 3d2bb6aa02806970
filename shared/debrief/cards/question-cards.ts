import type { CardFigures } from '#shared/protocol/debrief.ts';
import { CLOUD_CARDS } from './about-cloud.ts';
import { CPU_CARDS } from './about-cpu.ts';
import { MEMORY_CARDS } from './about-memory.ts';
import { MOVING_CARDS } from './about-moving.ts';
import type { Evidence } from './evidence.ts';
import type { QuestionCard } from './question-card.ts';

/** All cards, by subject. */
export const QUESTION_CARDS: readonly QuestionCard[] = [...MEMORY_CARDS, ...CPU_CARDS, ...MOVING_CARDS, ...CLOUD_CARDS];

/** The cards that a team's journal fires, by their moments. */
export function firedCards(evidence: Evidence): readonly CardFigures[] {
  return QUESTION_CARDS.flatMap(({ id, at }) => {
    const tick = at(evidence);
    return tick === undefined ? [] : [{ id, tick }];
  }).sort((a, b) => a.tick - b.tick);
}
