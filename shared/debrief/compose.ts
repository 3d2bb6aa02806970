import type { Bookmark, Debrief, ParFigures, ScoreSummary, TeamDebrief } from '#shared/protocol/debrief.ts';
import { EMBLEMS } from '#shared/protocol/emblems.ts';
import { markedMoments, momentsOf } from '#shared/replay/bookmarks.ts';
import type { RecordedLine, RecordingHeader } from '#shared/replay/recording.ts';
import { weightsOf } from '#shared/replay/room-header.ts';
import { isScored, scoreOf, WEIGHTS } from '#shared/score/index.ts';
import { type SeriesData, seriesOf } from '#shared/sim/accounts/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { firedCards } from './cards/question-cards.ts';
import { accountsOf, coversOf, type OrderCounts, orderCounts } from './team-accounts.ts';

/** A session that is looked back at: what it was, what happened in it, and its teams with their worlds as they are now. */
export interface PlayedSession {
  readonly header: RecordingHeader;
  readonly over: boolean;
  /** Ticks done. */
  readonly tick: number;
  /** What the bots came to, as far as that is known. */
  readonly par: ParFigures | undefined;
  /** At least its orders and what was marked by hand. */
  readonly lines: readonly RecordedLine[];
  readonly teams: readonly PlayedTeam[];
}

export interface PlayedTeam {
  readonly team: number;
  readonly world: World;
  /** Names of its members who were there at the end. */
  readonly members: readonly string[];
}

/** A debrief before it is known who asks. */
export type WholeDebrief = Omit<Debrief, 'you'>;

/** Everything that a session leaves behind. */
export function composeDebrief(session: PlayedSession): WholeDebrief {
  const { header, over, tick, par } = session;
  const { code, title, scenario, seed, engine, solo, hall, level } = header;
  const series = new Map(session.teams.map(({ team, world }) => [team, seriesOf(world)]));
  const orders = orderCounts(session.lines);
  return {
    code,
    title,
    scenario,
    seed,
    ...(hall ? { hall } : {}),
    ...(level === undefined ? {} : { level }),
    engine,
    solo,
    over,
    tick,
    weights: weightsOf(header),
    ...(par ? { par } : {}),
    teams: session.teams.map((team) => teamDebrief(session, team, series, orders.get(team.team) ?? {})),
    bookmarks: momentsIn(session, series),
  };
}

function teamDebrief(
  { header, par, lines }: PlayedSession,
  { team, world, members }: PlayedTeam,
  all: ReadonlyMap<number, SeriesData>,
  orders: OrderCounts,
): TeamDebrief {
  const series = all.get(team) ?? seriesOf(world);
  const score = par && isScored(world.scenario) ? summaryOf(header, series, par) : undefined;
  return {
    team,
    emblem: team % EMBLEMS,
    ...(score ? { score } : {}),
    accounts: {
      ...accountsOf(world, series, members, orders),
      cards: firedCards({ world, series, lines, team }),
      ...(header.jobs && { covers: coversOf(lines, team) }),
    },
  };
}

function summaryOf(header: RecordingHeader, series: SeriesData, par: ParFigures): ScoreSummary {
  return scoreOf(series, par, WEIGHTS[weightsOf(header)]);
}

function momentsIn({ lines, teams }: PlayedSession, series: ReadonlyMap<number, SeriesData>): Bookmark[] {
  const found = teams.flatMap(({ team, world }) =>
    momentsOf(team, series.get(team) ?? seriesOf(world), world.scenario),
  );
  return [...found, ...markedMoments({ lines })].sort((a, b) => a.tick - b.tick);
}

/** A debrief as somebody may see it: a player the own team whole, and of others only what they came to. */
export function debriefFor(whole: WholeDebrief, team: number | undefined, seesAll: boolean): Debrief {
  if (team === undefined) return { ...whole, you: { role: 'instructor' } };
  const you = { role: 'player', team } as const;
  if (seesAll) return { ...whole, you };
  const own = whole.teams.filter((one) => one.team === team);
  const others = whole.teams.filter((one) => one.team !== team).map(withoutName);
  const bookmarks = whole.bookmarks.filter((mark) => mark.team === team || mark.team < 0);
  return { ...whole, you, teams: [...own, ...others.sort(bestFirst)], bookmarks };
}

function withoutName({ score }: TeamDebrief): TeamDebrief {
  return { team: -1, emblem: -1, ...(score ? { score } : {}) };
}

function bestFirst(a: TeamDebrief, b: TeamDebrief): number {
  return (b.score?.milliPoints ?? 0) - (a.score?.milliPoints ?? 0);
}
