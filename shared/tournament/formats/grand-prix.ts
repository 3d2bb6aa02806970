import { activeEntries, isRoundOver, nextMatchNo, type Round, type Tournament } from '../state.ts';

/** The next event of a Grand Prix, in which all play; nothing while one is being played, or when all are over. */
export function grandPrixRound(tournament: Tournament): Round | undefined {
  const { format } = tournament.rules;
  if (format.kind !== 'grandPrix') throw new Error(`a Grand Prix of a ${format.kind}`);
  const entries = activeEntries(tournament).map(({ no }) => no);
  if (!isRoundOver(tournament) || tournament.rounds >= format.events || entries.length === 0) return undefined;
  return { matches: [{ no: nextMatchNo(tournament), entries }], byes: [] };
}
