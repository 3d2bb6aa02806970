import type { Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import { madeTrace, measuredTraceOf } from '#shared/sim/traces/index.ts';
import { marksOf, ordersOf, type Recording } from './recording.ts';
import { contentHash, ENGINE } from './rules.ts';
import { scenarioOf } from './scenario-of.ts';
import { TeamReplay } from './team-replay.ts';

/**
 * Why a recording cannot be played again here. `trace`: its hall plays a measured load that is not here. `rules`, `content`:
 * it was recorded under others. `notStarted`: there is nothing to play. `noTeam`: it has no such team.
 */
export type ReplayProblem = 'unknownHall' | 'rules' | 'trace' | 'content' | 'notStarted' | 'noTeam';

export type TeamReplayed =
  | { readonly ok: true; readonly replay: TeamReplay }
  | { readonly ok: false; readonly problem: ReplayProblem };

/** A team's game of a recording, to be played again. `measured`: load traces that somebody has here, by name. */
export function replayTeam(recording: Recording, team: number, measured: Traces = {}): TeamReplayed {
  const { header, lines, ticks } = recording;
  const scenario = scenarioOf(header);
  if (!scenario) return { ok: false, problem: 'unknownHall' };
  if (header.engine !== ENGINE) return { ok: false, problem: 'rules' };
  const needed = measuredTraceOf(scenario);
  if (needed !== undefined && !Object.hasOwn(measured, needed)) return { ok: false, problem: 'trace' };
  const traces = tracesOf(scenario.demand, measured);
  if (contentHash(scenario, traces) !== header.contentHash) return { ok: false, problem: 'content' };
  if (team < 0 || team >= header.teams) return { ok: false, problem: 'noTeam' };
  if (!lines.some(({ entry }) => entry.type === 'started')) return { ok: false, problem: 'notStarted' };
  const game = { scenario, traces, orders: ordersOf(recording, team), ticks, marks: marksOf(recording, team) };
  return { ok: true, replay: new TeamReplay(game) };
}

function tracesOf(demand: { readonly kind: string; readonly trace?: string }, measured: Traces): Traces {
  if (demand.trace === undefined) return {};
  const trace = measured[demand.trace] ?? madeTrace(demand.trace);
  return trace ? { [demand.trace]: trace } : {};
}
