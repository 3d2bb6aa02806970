import type { Bookmark } from '#shared/protocol/debrief.ts';
import type { Difference } from '#shared/replay/first-difference.ts';
import type { LineProblem } from '#shared/replay/read-recording.ts';
import type { ReplayProblem } from '#shared/replay/replay-recording.ts';
import { ENGINE } from '#shared/replay/rules.ts';
import type { Outcome, TeamResult } from './play-again.ts';

const PROBLEMS: { readonly [P in LineProblem['problem']]: string } = {
  notJson: 'is no object of JSON',
  noHeader: 'expected a header',
  otherFormat: 'written in another version of the form',
  unknownHall: 'there is no such hall',
  unknownType: 'there is no such type of line',
  badField: 'has a wrong value, or none',
  tickFalls: 'is of an earlier tick than the line before it',
  noEnd: 'the journal is cut: its last line is missing',
};

/** `file:12: team: has a wrong value, or none`. */
export function problemLine(file: string, { line, problem, field }: LineProblem): string {
  return `${file}:${line}: ${field === undefined ? '' : `${field}: `}${PROBLEMS[problem]}`;
}

/** Why a journal is not played again. */
export const REPLAY_PROBLEMS: { readonly [P in ReplayProblem]: string } = {
  unknownHall: 'there is no such hall',
  rules: `it was played under other rules than these (${ENGINE})`,
  trace: 'its hall plays a measured load: name the folder of traces in TRACES_DIR',
  content: 'its hall has changed since',
  notStarted: 'the session was never started',
  noTeam: 'it has no such team',
};

/** One line for what went wrong outside of the journal. */
export function refusalLine(error: unknown): string {
  return `failed: ${String(error).replaceAll('\n', ' ')}`;
}

/** What became of each team, as lines for people. */
export function linesOf(results: readonly TeamResult[]): string[] {
  return results.flatMap((result) => {
    const { team, ticks, hash, metMarks, missedTicks, whatIf } = result;
    const marks = missedTicks.length === 0 ? 'all marks met' : `marks missed at tick ${missedTicks.join(', ')}`;
    const line = `team ${team}: ${ticks} ticks, hash ${hex(hash)}, ${metMarks} of ${metMarks + missedTicks.length} marks, ${marks}; ${books(result)}`;
    return whatIf ? [line, `  what if: hash ${hex(whatIf.hash)}; ${books(whatIf)}`] : [line];
  });
}

function books({ cashCents, slaPermille, score }: Outcome): string {
  const points = score ? `${(score.milliPoints / 1000).toFixed(3)} points, ` : '';
  return `${points}balance ${(cashCents / 100).toFixed(2)}, promises ${(slaPermille / 10).toFixed(1)} %`;
}

function hex(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}

/** Where two teams part. */
export function differenceLine(difference: Difference | undefined): string {
  if (!difference) return 'no decision differs';
  const [a, b] = [difference.a, difference.b].map((order) => {
    return order ? `${order.call.name} ${JSON.stringify(order.call.args)} at tick ${order.tick}` : 'nothing more';
  });
  return `from tick ${difference.tick}: ${a} | ${b}`;
}

export function momentLine({ kind, team, tick, disturbance, note }: Bookmark): string {
  const whose = team < 0 ? 'all teams' : `team ${team}`;
  return `tick ${tick}: ${kind} ${disturbance ?? note ?? ''} (${whose})`;
}
