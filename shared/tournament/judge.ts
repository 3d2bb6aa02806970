import { readRecording } from '#shared/replay/read-recording.ts';
import { parOf, type Recording } from '#shared/replay/recording.ts';
import { type ReplayProblem, replayTeam } from '#shared/replay/replay-recording.ts';
import { weightsOf } from '#shared/replay/room-header.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { type Par, playPar, playThrough, WEIGHTS } from '#shared/score/index.ts';
import type { MatchRecord } from './export.ts';
import type { Result } from './lines.ts';
import { resultFrom } from './match-result.ts';
import { hallOfRound, type Rules } from './rules.ts';
import { isSealable, sealOf } from './seal.ts';
import type { Match } from './state.ts';

/**
 * Why a game is not that of its match. `seal`: its seed is not the one that was sealed, or too short. `journal`: it cannot be read. `hall`:
 * another hall, seed or number of teams. `marks`: played again, it has other hashes. `par`: the bots come to other figures. What keeps a
 * journal from being played again is told as replays tell it.
 */
export type JudgeProblem = 'seal' | 'journal' | 'hall' | 'marks' | 'par' | ReplayProblem;

/** What every entry came to, whether it was there at the end or not, in the order of the match. */
export type Judged =
  | { readonly ok: true; readonly results: readonly Result[] }
  | { readonly ok: false; readonly problem: JudgeProblem };

/** What the bots of a hall came to under a seed, by `hall seed`: kept for those who judge several games of the same hall and seed. */
export type Pars = Map<string, Par | undefined>;

/** Plays the game of a match again, and computes what it came to. */
export function judgeMatch(
  rules: Rules,
  { no, seal, round, entries }: Pick<Match, 'no' | 'seal' | 'round' | 'entries'>,
  record: MatchRecord,
  pars: Pars,
): Judged {
  if (!isSealable(record.seed) || sealOf(no, record.seed) !== seal) return not('seal');
  const read = readRecording(record.journal);
  if (!read.ok) return not('journal');
  const { header } = read.recording;
  if (header.scenario !== hallOfRound(rules, round) || header.seed !== record.seed || header.teams !== entries.length)
    return not('hall');
  return playedAgain(read.recording, entries, parOfHall(read.recording, pars));
}

function playedAgain(recording: Recording, entries: readonly number[], par: Par | undefined): Judged {
  if (!par) return not('unknownHall');
  const told = parOf(recording);
  if (told && JSON.stringify(told) !== JSON.stringify(par)) return not('par');
  const results: Result[] = [];
  for (const [team, entry] of entries.entries()) {
    const replayed = replayTeam(recording, team);
    if (!replayed.ok) return not(replayed.problem);
    const { replay } = replayed;
    replay.stepTo(recording.ticks);
    // The last tick is marked too: nothing may follow what is proved.
    if (replay.missed.size > 0 || !replay.met.has(recording.ticks)) return not('marks');
    results.push(resultFrom(entry, replay.world, par, WEIGHTS[weightsOf(recording.header)]));
  }
  return { ok: true, results };
}

/** The bots of the hall, played again. */
function parOfHall({ header: { scenario, seed } }: Recording, pars: Pars): Par | undefined {
  const key = `${scenario} ${seed}`;
  const hall = hallById(scenario);
  if (!pars.has(key)) pars.set(key, hall && playThrough(playPar(hall, seed)));
  return pars.get(key);
}

function not(problem: JudgeProblem): Judged {
  return { ok: false, problem };
}
