import type { TournamentLine } from '#shared/tournament/lines.ts';
import { roundsOf } from '#shared/tournament/rounds.ts';
import type { TournamentBook } from './book.ts';

const PERMILLE = 1000;

/** Up to which line the public may see what came of matches; all of them if nothing is frozen. */
function shownLines({ header, lines, times, begunMs, state }: TournamentBook): number {
  const { freezePermille } = header.settings;
  const { format } = header.rules;
  if (freezePermille >= PERMILLE || begunMs === undefined) return lines.length;
  if (format.kind === 'arena') {
    const fromMs = begunMs + (format.lengthS * 1000 * freezePermille) / PERMILLE;
    return countBefore(times, (atMs) => atMs >= fromMs);
  }
  const rounds = roundsOf(header.rules, state.entries.length);
  if (rounds === undefined) return lines.length;
  // At least the last round is a surprise.
  const last = Math.min(rounds - 1, Math.floor((rounds * freezePermille) / PERMILLE));
  return countBefore(lines, (line) => line.type === 'paired' && line.round > last);
}

function countBefore<T>(items: readonly T[], isAfter: (item: T) => boolean): number {
  const first = items.findIndex(isAfter);
  return first < 0 ? items.length : first;
}

/** The lines that tell nothing of how frozen matches ended. */
export function publicLines(book: TournamentBook): readonly TournamentLine[] {
  return book.lines.slice(0, shownLines(book));
}
