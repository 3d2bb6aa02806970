import { type OrderEdit, readEdits } from '#shared/replay/edits.ts';
import { type Difference, firstDifference, ordersInEffect } from '#shared/replay/first-difference.ts';
import { parOf, type Recording } from '#shared/replay/recording.ts';
import { replayTeam } from '#shared/replay/replay-recording.ts';
import { weightsOf } from '#shared/replay/room-header.ts';
import { scenarioOf } from '#shared/replay/scenario-of.ts';
import { seriesTable } from '#shared/replay/series-table.ts';
import type { TeamReplay } from '#shared/replay/team-replay.ts';
import { teamsPlayed } from '#shared/replay/teams-played.ts';
import { deal } from '#shared/scenarios/hall.ts';
import { hallById } from '#shared/scenarios/index.ts';
import {
  isScored,
  type Par,
  playPar,
  playThrough,
  type Score,
  scoreOf,
  WEIGHTS,
  type Weights,
} from '#shared/score/index.ts';
import { seriesOf } from '#shared/sim/accounts/index.ts';
import { hashWorld, type World, worldLayout } from '#shared/sim/kernel/world.ts';
import { csvText } from '../lab/terminal.ts';
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

export interface Outcome {
  readonly hash: number;
  readonly cashCents: number;
  readonly slaPermille: number;
  /** Points in thousandths; absent in a hall that is not scored. */
  readonly score?: Pick<Score, 'milliPoints' | 'axes'>;
}

/** Plays the games of all teams that took part again, or of one. Throws `ReplayRefused`. */
export function playAgain(
  recording: Recording,
  { team, whatIf, bots }: { readonly team: number | undefined; readonly whatIf?: string; readonly bots?: true },
): TeamResult[] {
  const edits = whatIf === undefined ? undefined : editsIn(recording, whatIf);
  if (edits && team === undefined) throw new ReplayRefused(['--what-if: name the team with --team']);
  const par = parOf(recording) ?? (bots ? runBots(recording) : undefined);
  return (team === undefined ? teamsPlayed(recording) : [team]).map((one) => playTeam(recording, one, edits, par));
}

/** Series of one team's game as comma-separated values. */
export function csvOf(recording: Recording, team: number): string {
  const replay = startTeam(recording, team);
  replay.stepTo(recording.ticks);
  return csvText(seriesTable(seriesOf(replay.world)));
}

/** What the points mean, where the journal does not say it; nothing in a hall that is not scored. */
function runBots({ header: { scenario, seed } }: Recording): Par | undefined {
  const hall = hallById(scenario);
  if (!hall || !isScored(deal(hall, seed))) return undefined;
  return playThrough(playPar(hall, seed));
}

/** A team by its number, as it was typed. */
export function teamOf({ header }: Recording, typed: string): number {
  const team = /^\d+$/.test(typed) ? Number(typed) : -1;
  if (team >= 0 && team < header.teams) return team;
  throw new ReplayRefused([`expected a team from 0 to ${header.teams - 1}, found "${typed}"`]);
}

/** Where two teams part. */
export function differenceOf(recording: Recording, a: number, b: number): Difference | undefined {
  return firstDifference(ordersInEffect(startTeam(recording, a)), ordersInEffect(startTeam(recording, b)));
}

function startTeam(recording: Recording, team: number): TeamReplay {
  const again = replayTeam(recording, team);
  if (!again.ok) throw new ReplayRefused([REPLAY_PROBLEMS[again.problem]]);
  return again.replay;
}

function playTeam(
  recording: Recording,
  team: number,
  edits: readonly OrderEdit[] | undefined,
  par: Par | undefined,
): TeamResult {
  const replay = startTeam(recording, team);
  replay.stepTo(recording.ticks);
  const branch = edits && branchOf(replay, edits);
  branch?.stepTo(recording.ticks);
  const outcome = ({ world }: TeamReplay) => outcomeOf(world, par, WEIGHTS[weightsOf(recording.header)]);
  return {
    team,
    ticks: replay.tick,
    ...outcome(replay),
    metMarks: replay.met.size,
    missedTicks: [...replay.missed],
    ...(branch ? { whatIf: outcome(branch) } : {}),
  };
}

function branchOf(replay: TeamReplay, edits: readonly OrderEdit[]): TeamReplay {
  try {
    return replay.branch(edits);
  } catch (error) {
    throw new ReplayRefused([`--what-if: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function outcomeOf(world: World, par: Par | undefined, weights: Weights): Outcome {
  const { cashExactCents, slaPermille } = world.hall;
  const score = par && scoreOf(seriesOf(world), par, weights);
  return {
    hash: hashWorld(world),
    cashCents: cashExactCents[0] ?? 0,
    slaPermille: slaPermille[0] ?? 0,
    ...(score ? { score: { milliPoints: score.milliPoints, axes: score.axes } } : {}),
  };
}

function editsIn({ header }: Recording, text: string): OrderEdit[] {
  const scenario = scenarioOf(header);
  const edits = scenario && readEdits(text, worldLayout(scenario).rows);
  if (!edits) throw new ReplayRefused(['--what-if: expected a list of edits in JSON, see shared/replay/edits.ts']);
  return edits;
}
