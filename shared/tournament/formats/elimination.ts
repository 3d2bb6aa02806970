import { BracketsManager } from 'brackets-manager';
import { InMemoryDatabase } from 'brackets-memory-db';
import { duelWinner } from '../duels.ts';
import type { Pairing } from '../lines.ts';
import { bySeeding, isRoundOver, type Match, nextMatchNo, type Round, type Tournament } from '../state.ts';

/** A bracket as it stands. */
export interface Bracket {
  readonly matches: readonly BracketMatch[];
  /** Whether nothing is left to play. */
  readonly decided: boolean;
  /** Places as they stand, the best first; who came equally far share one. */
  readonly places: readonly { readonly entry: number; readonly place: number }[];
}

/** A place in the bracket where two meet. */
export interface BracketMatch {
  readonly id: number;
  /** 0: winners, or all of a single elimination; 1: losers; 2: final of both; of a single elimination 1: for the third place. */
  readonly group: number;
  /** Within its group, from 1, and the number in its round from 1. */
  readonly round: number;
  readonly number: number;
  /** Who meets there; absent = not known yet, or nobody. */
  readonly entries: readonly (number | undefined)[];
  readonly winner?: number;
  readonly state: 'waiting' | 'ready' | 'over';
}

/** Matches that can be played now: all whose opponents are known, and who have not met there with a winner. */
export async function eliminationRound(tournament: Tournament): Promise<Round | undefined> {
  if (!isRoundOver(tournament)) return undefined;
  const { matches } = await bracketOf(tournament);
  const first = nextMatchNo(tournament);
  const ready = matches.filter(({ state }) => state === 'ready');
  const pairings = ready.map(
    ({ id, entries }, i): Pairing => ({ no: first + i, entries: known(entries), bracket: id }),
  );
  return pairings.length > 0 ? { matches: pairings, byes: [] } : undefined;
}

/** The bracket of an elimination: made anew from the seeding and all that was played, so that a correction changes what follows. */
export async function bracketOf(tournament: Tournament): Promise<Bracket> {
  const bracket = new LiveBracket(tournament);
  await bracket.open();
  while (await bracket.settleReady());
  return bracket.told();
}

/** Two who come to exactly the same so often (two copies of a program do) are parted by their seeding, so that there is an end. Design value. */
const EQUAL_GAMES_MOST = 3;
const TOURNAMENT = 0;
/** The library's states of a match that can be played. */
const [READY, RUNNING] = [2, 3];
const OVER = 4;
/** Group of the finals of a double elimination. */
const FINALS = 2;

type Stored = Awaited<ReturnType<BracketsManager['get']['stageData']>>['match'][number];

/** A bracket in the library's hands. */
class LiveBracket {
  readonly #tournament: Tournament;
  readonly #manager = new BracketsManager(new InMemoryDatabase());
  readonly #entries: readonly number[];
  readonly #withdrawn: ReadonlySet<number>;
  /** What was played, by place in the bracket. */
  readonly #games = new Map<number, Match[]>();

  constructor(tournament: Tournament) {
    this.#tournament = tournament;
    // Whoever came after the first round has no place in the bracket.
    this.#entries = bySeeding(tournament.entries.filter(({ fromRound }) => fromRound === 1)).map(({ no }) => no);
    this.#withdrawn = new Set(tournament.entries.filter(({ withdrawn }) => withdrawn).map(({ no }) => no));
    for (const match of tournament.matches) {
      if (match.bracket === undefined) continue;
      this.#games.set(match.bracket, [...(this.#games.get(match.bracket) ?? []), match]);
    }
  }

  async open(): Promise<void> {
    const twice = this.#losses === 2;
    const size = 2 ** Math.ceil(Math.log2(Math.max(this.#entries.length, twice ? 4 : 2)));
    await this.#manager.create.stage({
      tournamentId: TOURNAMENT,
      name: 'bracket',
      type: twice ? 'double_elimination' : 'single_elimination',
      seeding: Array.from({ length: size }, (_, i) => (i < this.#entries.length ? String(this.#entries[i]) : null)),
      settings: {
        seedOrdering: ['inner_outer'],
        grandFinal: twice ? 'double' : 'none',
        consolationFinal: !twice && this.#entries.length > 3,
      },
    });
  }

  /** Enters the results of all matches that are decided and can be entered now; answers whether there were any. */
  async settleReady(): Promise<boolean> {
    let some = false;
    for (const match of await this.#matches()) {
      const update = match.status === READY || match.status === RUNNING ? this.#updateOf(match) : undefined;
      if (!update) continue;
      await this.#manager.update.match({ id: match.id, ...update });
      some = true;
    }
    return some;
  }

  async told(): Promise<Bracket> {
    const matches = await this.#matches();
    const told = matches.map((match) => this.#toldOf(match));
    const needed = told.filter((match) => !isIdleFinal(match, told));
    const decided = needed.every(({ state }) => state !== 'ready');
    return { matches: needed, decided, places: placesOf(needed, this.#entries) };
  }

  get #losses(): number {
    const { format } = this.#tournament.rules;
    if (format.kind !== 'elimination') throw new Error(`a bracket of a ${format.kind}`);
    return format.losses;
  }

  async #matches(): Promise<readonly Stored[]> {
    return (await this.#manager.get.stageData(TOURNAMENT)).match;
  }

  /** What the library is told of a match: its winner, or who did not come. Nothing while it is to be played. */
  #updateOf(match: Stored): Pick<Partial<Stored>, 'opponent1' | 'opponent2'> | undefined {
    const [a, b] = this.#entriesOf(match);
    if (a === undefined || b === undefined) return undefined;
    const games = (this.#games.get(Number(match.id)) ?? []).filter((each) => isBetween(each, a, b));
    const last = games.at(-1);
    if (last?.state === 'walkover') return absent(!last.present.includes(a), !last.present.includes(b));
    const winner = this.#winnerOf(games, a, b);
    if (winner !== undefined)
      return {
        opponent1: { ...NOBODY, result: outcome(winner === a) },
        opponent2: { ...NOBODY, result: outcome(winner === b) },
      };
    const [aWent, bWent] = [this.#withdrawn.has(a), this.#withdrawn.has(b)];
    return aWent || bWent ? absent(aWent, bWent) : undefined;
  }

  /** Who wins a meeting: as its last game says, or after enough equal ones who is seeded better. */
  #winnerOf(games: readonly Match[], a: number, b: number): number | undefined {
    const last = games.at(-1);
    if (last?.state !== 'played') return undefined;
    const equal = games.filter(({ state }) => state === 'played').length >= EQUAL_GAMES_MOST;
    return duelWinner(last) ?? (equal ? this.#entries.find((entry) => entry === a || entry === b) : undefined);
  }

  #entriesOf({ opponent1, opponent2 }: Stored): readonly (number | undefined)[] {
    // The library numbers participants in the order of the seeding.
    return [opponent1, opponent2].map((opponent) => {
      const id = opponent?.id;
      return typeof id === 'number' ? this.#entries[id] : undefined;
    });
  }

  #toldOf(match: Stored): BracketMatch {
    const entries = this.#entriesOf(match);
    const won = [match.opponent1, match.opponent2].findIndex((opponent) => opponent?.result === 'win');
    const winner = entries[won];
    const { id, number } = match;
    const state =
      match.status >= OVER ? 'over' : match.status === READY || match.status === RUNNING ? 'ready' : 'waiting';
    return {
      id: Number(id),
      group: Number(match.group_id),
      round: Number(match.round_id),
      number,
      entries,
      ...(winner !== undefined && { winner }),
      state,
    };
  }
}

/** The second final of a double elimination is played only if the first one was won by who had lost before: its second opponent. */
function isIdleFinal({ group, round }: BracketMatch, matches: readonly BracketMatch[]): boolean {
  if (group !== FINALS) return false;
  const first = matches.find((match) => match.group === FINALS);
  return first !== undefined && first.round < round && (first.state !== 'over' || first.winner !== first.entries[1]);
}

/** Places by how far each came; those who came equally far share one. */
function placesOf(matches: readonly BracketMatch[], entries: readonly number[]): Bracket['places'] {
  const reached = entries.map((entry) => ({ entry, reach: reachOf(matches, entry) }));
  return reached
    .map(({ entry, reach }) => ({ entry, place: 1 + reached.filter((other) => other.reach > reach).length }))
    .sort((a, b) => a.place - b.place);
}

/**
 * How far an entry came: its last match, and whether it won that. Groups are numbered in the order in which they decide, but for the match for
 * the third place of a single elimination, which is played by the losers of the semi-finals.
 */
function reachOf(matches: readonly BracketMatch[], entry: number): number {
  const own = matches.filter((match) => match.entries.includes(entry));
  const last = own.at(-1);
  if (!last) return 0;
  const final = matches.some(({ group }) => group === FINALS) ? FINALS : 0;
  const won = last.winner === entry ? 1 : 0;
  if (last.group === 1 && final === 0) return 2 * ((own.at(-2)?.round ?? 0) * 2) + won;
  return 2 * (last.round * 2 + (last.group === final ? 1 : 0)) + won;
}

const NOBODY = { id: null } as const;

function outcome(won: boolean): 'win' | 'loss' {
  return won ? 'win' : 'loss';
}

function absent(a: boolean, b: boolean): Pick<Partial<Stored>, 'opponent1' | 'opponent2'> {
  return {
    ...(a && { opponent1: { ...NOBODY, forfeit: true } }),
    ...(b && { opponent2: { ...NOBODY, forfeit: true } }),
  };
}

function isBetween({ entries }: Match, a: number, b: number): boolean {
  return entries.includes(a) && entries.includes(b);
}

function known(entries: readonly (number | undefined)[]): readonly number[] {
  return entries.filter((entry) => entry !== undefined);
}
