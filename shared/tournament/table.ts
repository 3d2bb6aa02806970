import { bracketOf } from './formats/elimination.ts';
import { type Standing, standingsOf } from './standings.ts';
import type { Tournament } from './state.ts';

/** The table of a tournament: its standings; of an elimination how far each came. */
export async function tableOf(tournament: Tournament): Promise<readonly Standing[]> {
  const standings = standingsOf(tournament);
  if (tournament.rules.format.kind !== 'elimination') return standings;
  const { places } = await bracketOf(tournament);
  const rows = new Map(standings.map((row) => [row.entry, row]));
  return places.flatMap(({ entry, place }) => {
    const row = rows.get(entry);
    return row ? [{ ...row, place, ties: [] }] : [];
  });
}
