import { eliminationRound } from './formats/elimination.ts';
import { grandPrixRound } from './formats/grand-prix.ts';
import { roundRobinRound } from './formats/round-robin.ts';
import { swissRound } from './formats/swiss.ts';
import type { Round, Tournament } from './state.ts';

/** The next round of a tournament in rounds; nothing while one is being played, or when all are over. An arena has none. */
export async function nextRound(tournament: Tournament): Promise<Round | undefined> {
  if (tournament.closed) return undefined;
  switch (tournament.rules.format.kind) {
    case 'swiss':
      return swissRound(tournament);
    case 'roundRobin':
      return roundRobinRound(tournament);
    case 'grandPrix':
      return grandPrixRound(tournament);
    case 'elimination':
      return eliminationRound(tournament);
    case 'arena':
      return undefined;
  }
}
