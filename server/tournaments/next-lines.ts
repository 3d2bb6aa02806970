import { randomBytes } from 'node:crypto';
import type { Pairing } from '#shared/tournament/lines.ts';
import { SEALED_LETTERS, sealedSeed, sealOf } from '#shared/tournament/seal.ts';
import { nextMatchNo, type Round, type Tournament } from '#shared/tournament/state.ts';
import type { TournamentEntry } from './entries.ts';

/** A round with a sealed seed for each of its matches: what is published now, and what stays secret. */
export function sealedRound(state: Tournament, round: Round): readonly TournamentEntry[] {
  const seeds = round.matches.map(({ no }) => ({ no, seed: freshSeed() }));
  const matches = round.matches.map(
    (pairing, i): Pairing => ({ ...pairing, seal: sealOf(pairing.no, seeds[i]?.seed ?? '') }),
  );
  return [
    ...seeds.map(({ no, seed }): TournamentEntry => ({ type: 'sealed', match: no, seed })),
    { type: 'paired', round: state.rounds + 1, matches, byes: round.byes },
  ];
}

/** A match once more, on a new seed. */
export function sealedAgain(state: Tournament, match: number): readonly TournamentEntry[] {
  const again = nextMatchNo(state);
  const seed = freshSeed();
  return [
    { type: 'sealed', match: again, seed },
    { type: 'failed', match, again, seal: sealOf(again, seed) },
  ];
}

function freshSeed(): string {
  return sealedSeed(randomBytes(SEALED_LETTERS));
}
