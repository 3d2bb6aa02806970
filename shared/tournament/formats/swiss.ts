import { opponentsOf } from '../duels.ts';
import { cheapestPairs, type Edge } from '../matching.ts';
import { orderNow } from '../standings.ts';
import { activeEntries, isRoundOver, nextMatchNo, type Round, type Tournament } from '../state.ts';

/**
 * What a pairing costs, the worst first: a second bye, a rematch, points apart (squared, so that two small steps are better
 * than a large one), a bye for somebody who stands high, and within a group of equals a pairing that is not upper half against
 * lower half (Dutch system, FIDE Handbook C.04.3). Each outweighs all of the lesser ones together for 500 entries.
 */
const COST = { bye: 1e13, rematch: 1e10, points: 1e5, fold: 1 } as const;
/** Neighbours in the order that are looked at first; all of them only if these do not do. */
const NEAR = 24;

/** The next round of a Swiss tournament; nothing while one is being played, or when all are over. */
export function swissRound(tournament: Tournament): Round | undefined {
  const { format } = tournament.rules;
  if (format.kind !== 'swiss') throw new Error(`Swiss pairing of a ${format.kind}`);
  if (!isRoundOver(tournament) || tournament.rounds >= format.rounds) return undefined;
  const players = playersOf(tournament);
  if (players.length < 2) return undefined;
  const near = pairUp(players, NEAR);
  return asRound(tournament, players, near.clean ? near.pairs : pairUp(players, players.length).pairs);
}

/** Somebody to be paired, as the order stands. */
interface Player {
  readonly entry: number;
  readonly points: number;
  readonly byes: number;
  readonly met: ReadonlySet<number>;
  /** Place within those with equal points, and how many these are. */
  readonly place: number;
  readonly group: number;
}

/** All who play on, the first first. */
function playersOf(tournament: Tournament): readonly Player[] {
  const active = new Set(activeEntries(tournament).map(({ no }) => no));
  const rows = orderNow(tournament).filter(({ entry }) => active.has(entry));
  const met = opponentsOf(tournament);
  const first = new Map<number, number>();
  const size = new Map<number, number>();
  rows.forEach(({ points }, i) => {
    if (!first.has(points)) first.set(points, i);
    size.set(points, (size.get(points) ?? 0) + 1);
  });
  return rows.map(({ entry, points }, i) => ({
    entry,
    points,
    byes: tournament.byes.filter((bye) => bye.entry === entry).length,
    met: new Set(met.get(entry)),
    place: i - (first.get(points) ?? 0),
    group: size.get(points) ?? 1,
  }));
}

interface Pairs {
  readonly pairs: readonly (readonly [number, number])[];
  /** Nobody is left over, and nobody meets anybody twice or has a second bye. */
  readonly clean: boolean;
}

/** Pairs players with others that stand at most `near` places away; the number after the last player is the bye. */
function pairUp(players: readonly Player[], near: number): Pairs {
  const odd = players.length % 2 === 1;
  const edges = players.flatMap((player, a) => edgesOf(players, player, a, near));
  const byes = odd
    ? players.map((player, a): Edge => ({ a, b: players.length, cost: byeCost(player, a, players) }))
    : [];
  const pairs = cheapestPairs(players.length + (odd ? 1 : 0), [...edges, ...byes]);
  const costs = new Map([...edges, ...byes].map(({ a, b, cost }) => [`${a} ${b}`, cost]));
  const clean = pairs.every(([a, b]) => (costs.get(`${a} ${b}`) ?? 0) < COST.rematch);
  return { pairs, clean: clean && pairs.length === Math.ceil(players.length / 2) };
}

function edgesOf(players: readonly Player[], player: Player, a: number, near: number): readonly Edge[] {
  const others = players.slice(a + 1, a + 1 + near);
  return others.map((other, i) => ({ a, b: a + 1 + i, cost: pairCost(player, other) }));
}

function pairCost(high: Player, low: Player): number {
  const rematch = high.met.has(low.entry) ? COST.rematch : 0;
  const apart = (high.points - low.points) ** 2 * COST.points;
  const half = Math.floor(high.group / 2);
  const fold = high.points === low.points ? Math.abs(low.place - high.place - half) * COST.fold : 0;
  return rematch + apart + fold;
}

/** The last in the order who had none has the bye. */
function byeCost({ byes, points }: Player, place: number, players: readonly Player[]): number {
  const lowest = players.at(-1)?.points ?? 0;
  return byes * COST.bye + (points - lowest) ** 2 * COST.points + (players.length - place) * COST.fold;
}

function asRound(tournament: Tournament, players: readonly Player[], pairs: Pairs['pairs']): Round {
  const entryAt = (place: number): number | undefined => players[place]?.entry;
  const first = nextMatchNo(tournament);
  const duels = pairs.map((pair) => pair.map(entryAt).filter((entry) => entry !== undefined));
  const matches = duels.filter(({ length }) => length === 2).map((entries, i) => ({ no: first + i, entries }));
  return { matches, byes: duels.filter(({ length }) => length === 1).flat() };
}
