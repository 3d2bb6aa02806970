import { type OrderEdit, readEdits } from '#shared/replay/edits.ts';
import type { Recording } from '#shared/replay/recording.ts';
import { replayTeam } from '#shared/replay/replay-recording.ts';
import { scenarioOf } from '#shared/replay/rules.ts';
import type { TeamReplay } from '#shared/replay/team-replay.ts';
import { hashWorld, worldLayout } from '#shared/sim/kernel/world.ts';
import { ReplayRefused } from './replay-refused.ts';
import { REPLAY_PROBLEMS } from './say.ts';

/** What came of one team's game. */
export interface TeamResult extends Outcome {
  readonly team: number;
  readonly ticks: number;
  /** Marks of the journal that were met, and the ticks of those that were not. */
  readonly metMarks: number;
  readonly missedTicks: readonly number[];
  /** The same game with other orders. */
  readonly whatIf?: Outcome;
}

interface Outcome {
  readonly hash: number;
  readonly cashCents: number;
  readonly slaPermille: number;
}

/** Plays the games of all teams that took part again, or of one. Throws `ReplayRefused`. */
export function playAgain(recording: Recording, team: number | undefined, whatIf: string | undefined): TeamResult[] {
  const edits = whatIf === undefined ? undefined : editsIn(recording, whatIf);
  if (edits && team === undefined) throw new ReplayRefused(['--what-if: name the team with --team']);
  return (team === undefined ? teamsOf(recording) : [team]).map((one) => playTeam(recording, one, edits));
}

/** A team by its number, as it was typed. */
export function teamOf({ header }: Recording, typed: string): number {
  const team = /^\d+$/.test(typed) ? Number(typed) : -1;
  if (team >= 0 && team < header.teams) return team;
  throw new ReplayRefused([`expected a team from 0 to ${header.teams - 1}, found "${typed}"`]);
}

/** Teams that somebody was in at the start; all if nobody was. */
function teamsOf({ header, lines }: Recording): number[] {
  const started = lines.flatMap(({ entry }) => (entry.type === 'started' ? entry.teams : []));
  const all = Array.from({ length: header.teams }, (_, team) => team);
  return started.some((team) => team >= 0) ? all.filter((team) => started.includes(team)) : all;
}

function playTeam(recording: Recording, team: number, edits: readonly OrderEdit[] | undefined): TeamResult {
  const again = replayTeam(recording, team);
  if (!again.ok) throw new ReplayRefused([REPLAY_PROBLEMS[again.problem]]);
  const { replay } = again;
  replay.stepTo(recording.ticks);
  const branch = edits && branchOf(replay, edits);
  branch?.stepTo(recording.ticks);
  return {
    team,
    ticks: replay.tick,
    ...outcomeOf(replay),
    metMarks: replay.met.size,
    missedTicks: [...replay.missed],
    ...(branch ? { whatIf: outcomeOf(branch) } : {}),
  };
}

function branchOf(replay: TeamReplay, edits: readonly OrderEdit[]): TeamReplay {
  try {
    return replay.branch(edits);
  } catch (error) {
    throw new ReplayRefused([`--what-if: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function outcomeOf({ world }: TeamReplay): Outcome {
  const { cashExactCents, slaPermille } = world.hall;
  return { hash: hashWorld(world), cashCents: cashExactCents[0] ?? 0, slaPermille: slaPermille[0] ?? 0 };
}

function editsIn({ header }: Recording, text: string): OrderEdit[] {
  const scenario = scenarioOf(header);
  const edits = scenario && readEdits(text, worldLayout(scenario).rows);
  if (!edits) throw new ReplayRefused(['--what-if: expected a list of edits in JSON, see shared/replay/edits.ts']);
  return edits;
}
