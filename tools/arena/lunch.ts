import { seededDraws } from '#shared/sim/kernel/random.ts';
import { arenaPairs } from '#shared/tournament/formats/arena.ts';
import type { Result, TournamentLine } from '#shared/tournament/lines.ts';
import type { Rules } from '#shared/tournament/rules.ts';
import { standingsOf } from '#shared/tournament/standings.ts';
import { tournamentOf } from '#shared/tournament/state.ts';
import type { PlayDay } from './lunch-players.ts';

/** What a simulated lunch arena came to. */
export interface Lunch {
  /** Kendall’s τ between the strength of the entries and their places; 1 = the same order. */
  readonly tau: number;
  /** Half of the waits in the lobby were no longer, s. */
  readonly medianWaitS: number;
  readonly matches: number;
}

const RULES: Rules = {
  format: { kind: 'arena', lengthS: 2400, best: 5, points: 'mean' },
  halls: ['sprint'],
  tieBreaks: ['promises', 'bestComposite'],
  drawWithinMilli: 1000,
  lateUntilRound: Number.MAX_SAFE_INTEGER,
};
/** A sprint takes as long, and the lobby is looked at so often, s. */
const MATCH_S = 300;
const LOOK_S = 10;
/** Seconds within which all have come to the lobby, and after a match are back at most. */
const COMING_S = 60;
const BACK_S = 20;
/** Matches are played on one of so many days, so that a game is played once and counts for all who meet on that day. */
const DAYS = 6;

/** Lets entries, the strongest first, meet for `lengthS`; each comes back to the lobby after its match, and some look away for a while. */
export function simulateLunch(entries: number, lengthS: number, seed: string, play: PlayDay, days = DAYS): Lunch {
  const draw = seededDraws(seed, 'lunch');
  const lines: TournamentLine[] = [{ type: 'opened', rules: RULES }];
  for (let entry = 0; entry < entries; entry++) lines.push({ type: 'entered', entry, kind: 'program', rank: 1 });
  const freeSinceS = new Map(Array.from({ length: entries }, (_, entry) => [entry, Math.floor(draw() * COMING_S)]));
  const waits: number[] = [];
  for (let nowS = 0; nowS + MATCH_S <= lengthS; nowS += LOOK_S) {
    const waiting = [...freeSinceS].filter(([, sinceS]) => sinceS <= nowS);
    const pairs = arenaPairs(
      tournamentOf(lines),
      waiting.map(([entry, sinceS]) => ({ entry, waitedS: nowS - sinceS })),
    );
    if (pairs.length > 0)
      lines.push({ type: 'paired', round: tournamentOf(lines).rounds + 1, matches: pairs, byes: [] });
    for (const { no, entries: two } of pairs) {
      for (const entry of two) {
        waits.push(nowS - (freeSinceS.get(entry) ?? nowS));
        freeSinceS.set(entry, nowS + MATCH_S + Math.floor(draw() * BACK_S));
      }
      lines.push({ type: 'played', match: no, results: resultsOf(two, Math.floor(draw() * days), play) });
    }
  }
  return { tau: tauOf(lines), medianWaitS: median(waits), matches: tournamentOf(lines).matches.length };
}

function resultsOf(two: readonly number[], day: number, play: PlayDay): readonly Result[] {
  return two.map((entry) => play(entry, `DAY${day + 1}`));
}

/** M. G. Kendall, "A new measure of rank correlation", Biometrika 30, 1938. */
function tauOf(lines: readonly TournamentLine[]): number {
  const places = new Map(standingsOf(tournamentOf(lines)).map(({ entry, place }) => [entry, place]));
  const order = [...places.keys()].sort((a, b) => a - b).map((entry) => places.get(entry) ?? 0);
  const signs = order.flatMap((place, i) => order.slice(i + 1).map((other) => Math.sign(other - place)));
  return signs.reduce((sum, sign) => sum + sign, 0) / signs.length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
