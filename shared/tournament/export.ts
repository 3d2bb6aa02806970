import type { TournamentLine } from './lines.ts';
import type { Standing } from './standings.ts';

/** A tournament as it can be taken away and checked by anybody: all that happened, and the game of every match. */
export interface TournamentExport {
  readonly format: typeof EXPORT_FORMAT;
  readonly lines: readonly TournamentLine[];
  readonly matches: readonly MatchRecord[];
  /** The table at the end, as it was announced. */
  readonly table: readonly Standing[];
  /** Ed25519, hex: of whoever ran it, and over all of the above (`signedText`). */
  readonly publicKey: string;
  readonly signature: string;
}

export const EXPORT_FORMAT = 1;

/** The game of a match. */
export interface MatchRecord {
  readonly match: number;
  /** What was sealed before it; see `seal.ts`. */
  readonly seed: string;
  /** Journal of the session (docs/journal.md); its teams are the entries of the match, in their order. */
  readonly journal: string;
}

/** The text that is signed: the export without its signature. */
export function signedText({ format, lines, matches, table, publicKey }: Omit<TournamentExport, 'signature'>): string {
  return JSON.stringify({ format, lines, matches, table, publicKey });
}
