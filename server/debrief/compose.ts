import type { Bookmark, Debrief, ParFigures, ScoreSummary, TeamDebrief } from '#shared/protocol/debrief.ts';
import { markedMoments, momentsOf } from '#shared/replay/bookmarks.ts';
import { weightsOf } from '#shared/replay/room-header.ts';
import { recordingOf } from '#shared/replay/write-recording.ts';
import { isScored, scoreOf, WEIGHTS } from '#shared/score/index.ts';
import { type SeriesData, seriesOf } from '#shared/sim/accounts/index.ts';
import type { Game } from '../rooms/game.ts';
import { playingTeams } from '../rooms/teams.ts';
import { EMBLEMS } from '../rooms/view.ts';
import type { Past } from './past.ts';
import { accountsOf, type OrderCounts, orderCounts } from './team-accounts.ts';

/** A debrief before it is known who asks. */
export type WholeDebrief = Omit<Debrief, 'you'>;

/** Everything that a session leaves behind, from its journal and its worlds. `par`: where the journal does not have it. */
export function composeDebrief(past: Past, game: Game, foundPar: ParFigures | undefined): WholeDebrief {
  const { header, over } = past;
  const par = past.state.par ?? foundPar;
  const teams = game.worlds.length === 0 ? [] : playingTeams(past.state);
  const series = new Map(teams.map((team) => [team, seriesOf(worldOf(game, team))]));
  const orders = orderCounts(past);
  return {
    code: header.code,
    title: header.title,
    scenario: header.scenario,
    seed: header.seed,
    engine: header.engine,
    solo: header.solo,
    over,
    tick: game.tick,
    weights: weightsOf(header),
    ...(par ? { par } : {}),
    teams: teams.map((team) => teamDebrief(past, game, team, series, par, orders.get(team) ?? {})),
    bookmarks: momentsIn(past, game, series),
  };
}

function teamDebrief(
  past: Past,
  game: Game,
  team: number,
  all: ReadonlyMap<number, SeriesData>,
  par: ParFigures | undefined,
  orders: OrderCounts,
): TeamDebrief {
  const world = worldOf(game, team);
  const series = all.get(team) ?? seriesOf(world);
  const score = par && isScored(world.scenario) ? summaryOf(past, series, par) : undefined;
  return {
    team,
    emblem: team % EMBLEMS,
    ...(score ? { score } : {}),
    accounts: accountsOf(world, series, past, team, orders),
  };
}

function summaryOf({ header }: Past, series: SeriesData, par: ParFigures): ScoreSummary {
  return scoreOf(series, par, WEIGHTS[weightsOf(header)]);
}

function momentsIn({ header, lines }: Past, game: Game, series: ReadonlyMap<number, SeriesData>): Bookmark[] {
  const found = [...series].flatMap(([team, of]) => momentsOf(team, of, game.content.scenario));
  const marked = markedMoments(recordingOf(header, lines.filter(isMarked), game.tick));
  return [...found, ...marked].sort((a, b) => a.tick - b.tick);
}

/** What may be a moment: most lines of a journal are none. */
function isMarked({ entry }: Past['lines'][number]): boolean {
  return entry.type === 'bookmarked' || (entry.type === 'order' && entry.by < 0);
}

function worldOf({ worlds }: Game, team: number) {
  const world = worlds[team];
  if (!world) throw new Error(`world ${team} of ${worlds.length}`);
  return world;
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
