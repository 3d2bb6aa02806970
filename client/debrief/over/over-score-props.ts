import type { BookFigures } from '#shared/protocol/debrief.ts';

/** What the score on the last page of a game is made from; apart, so that the page needs no words of a debrief to name it. */
export interface OverScoreProps {
  readonly code: string;
  /** Told when the books of the own team are here. */
  readonly onBooks: (books: BookFigures) => void;
}
