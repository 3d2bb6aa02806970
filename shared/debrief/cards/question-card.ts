import type { Evidence, When } from './evidence.ts';

/** A question about what a team has just lived through. Its words are in the language files under `debrief.card.<id>`. */
export interface QuestionCard {
  readonly id: string;
  /** Concept at `/see` that shows it. */
  readonly see: string;
  /** The moment that it asks about; absent: the journal holds nothing of the kind, and the card is not shown. */
  readonly at: (evidence: Evidence) => When;
}
