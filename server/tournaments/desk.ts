import { heartbeat, pause } from '#shared/clock.ts';
import type { TurnAsked } from '#shared/programs/turn.ts';
import { freshCode, SESSION_CODE_LENGTH } from '#shared/protocol/codes.ts';
import type { ProblemCode } from '#shared/protocol/problems.ts';
import type { Stage } from '#shared/protocol/stage.ts';
import type {
  CreateTournament,
  EnterTournament,
  EntryGranted,
  LiveMatches,
  TournamentCreated,
} from '#shared/tournament/messages.ts';
import { PRESETS } from '#shared/tournament/presets.ts';
import { publicKeyOf } from '#shared/tournament/sign.ts';
import { isSameName } from '../rooms/names/name-keys.ts';
import { cleanName, numbered } from '../rooms/names/names.ts';
import type { Player, SeatTaken } from '../rooms/requests.ts';
import type { RoomNews } from '../threads/front.ts';
import { canEnter } from './can-enter.ts';
import { doDeed } from './deeds.ts';
import type { TournamentDeps } from './deps.ts';
import type { TournamentHeader } from './entries.ts';
import { LateStages } from './late-stages.ts';
import { programDevice } from './match-driver.ts';
import type { MatchRoom } from './match-room.ts';
import { journalText } from './referee-desk.ts';
import { freshToken, hashOf } from './tokens.ts';
import { LiveTournament } from './tournament.ts';

const BEAT_MS = 200;
/** Open tournaments of a server at most. Design value. */
const OPEN_MAX = 50;
/** A program that has nothing to play is kept waiting for so long, ms, and asked to come again. */
const HOLD_MS = 15_000;
const LOOK_MS = 50;

/** Who an entry's token is. */
export interface EntryOf {
  readonly tournament: LiveTournament;
  readonly entry: number;
}

export type TurnOutcome =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: ProblemCode };

type Granted =
  | { readonly ok: true; readonly granted: EntryGranted }
  | { readonly ok: false; readonly problem: ProblemCode };

/** The tournaments of this server, by the clock on its wall. */
export function openDesk(deps: Omit<TournamentDeps, 'wallMs'>): TournamentDesk {
  return new TournamentDesk({ ...deps, wallMs: Date.now });
}

/** All tournaments of this server. */
export class TournamentDesk {
  readonly #deps: TournamentDeps;
  readonly #byCode = new Map<string, LiveTournament>();
  /** By the hash of an entry's token. */
  readonly #entries = new Map<string, EntryOf>();
  /** Seats of programs, by room and entry. */
  readonly #seats = new Map<string, Player>();
  /** The match that each entry was last told is over, by tournament and entry. */
  readonly #toldOver = new Map<string, number>();
  readonly #stages = new LateStages();
  #stop: () => void = () => undefined;

  /** Of the key that signs, hex. */
  readonly publicKey: string;

  constructor(deps: TournamentDeps) {
    this.#deps = deps;
    this.publicKey = publicKeyOf(deps.secretKey);
  }

  /** Brings back what is stored, and goes on. Called when the rooms are back. */
  async open(): Promise<void> {
    for (const { code, header, lines } of await this.#deps.front.store.tournaments())
      this.#add(code, new LiveTournament(JSON.parse(header) as TournamentHeader, this.#deps, lines));
    this.#stop = heartbeat(this.#deps.timer, BEAT_MS, () => {
      for (const tournament of this.#byCode.values()) tournament.beat();
    });
  }

  close(): void {
    this.#stop();
  }

  get all(): readonly LiveTournament[] {
    return [...this.#byCode.values()];
  }

  byCode(code: string): LiveTournament | undefined {
    return this.#byCode.get(code);
  }

  isOrganiser({ book }: LiveTournament, token: string): boolean {
    return book.header.organiser === hashOf(token);
  }

  entryOf(token: string): EntryOf | undefined {
    return this.#entries.get(hashOf(token));
  }

  #add(code: string, tournament: LiveTournament): void {
    this.#byCode.set(code, tournament);
    for (const [entry, { secret }] of tournament.book.names) this.#entries.set(secret, { tournament, entry });
  }

  async create(wish: CreateTournament): Promise<TournamentCreated | undefined> {
    if (this.all.filter(({ book }) => !book.state.closed).length >= OPEN_MAX) return undefined;
    const preset = PRESETS[wish.preset];
    const { directory, random, front } = this.#deps;
    const isTaken = (code: string) => this.#byCode.has(code) || directory.byCode(code) !== undefined;
    const code = freshCode(SESSION_CODE_LENGTH, random, isTaken);
    const organiserToken = freshToken();
    const rules = {
      ...preset.rules,
      ...(wish.format && { format: wish.format }),
      ...(wish.halls && { halls: wish.halls }),
    };
    const settings = { ...preset.settings, ...wish.settings };
    const header = { code, title: wish.title ?? '', rules, settings, organiser: hashOf(organiserToken) };
    if ((await front.store.createTournament(code, JSON.stringify(header))) === 'fenced') return undefined;
    const tournament = new LiveTournament(header, this.#deps);
    await tournament.book.add(() => [{ type: 'opened', rules }]);
    this.#add(code, tournament);
    return { code, organiserToken };
  }

  /** Takes an entry in, if one can still come. */
  async enter(tournament: LiveTournament, { name, kind }: EnterTournament): Promise<Granted> {
    const clean = cleanName(name);
    if (clean === undefined) return { ok: false, problem: 'nameNotAllowed' };
    const { book } = tournament;
    const entryToken = freshToken();
    const secret = hashOf(entryToken);
    const shown = numbered(clean, (other) => [...book.names.values()].some((named) => isSameName(named.name, other)));
    let entry = -1;
    await book.add(() => {
      if (!canEnter(book)) return [];
      entry = book.state.entries.length;
      return [
        { type: 'named', entry, name: shown, secret },
        { type: 'entered', entry, kind, rank: entry + 1 },
      ];
    });
    if (entry < 0) return { ok: false, problem: 'roomFull' };
    this.#entries.set(secret, { tournament, entry });
    return { ok: true, granted: { entry, name: shown, entryToken } };
  }

  /** What a host is told of tournaments. */
  listed() {
    return this.all.map(({ book: { header, state, begunMs } }) => ({
      code: header.code,
      title: header.title,
      phase: state.closed ? 'closed' : begunMs === undefined ? 'entry' : 'running',
      entries: state.entries.length,
    }));
  }

  /** Forgets who an entry is; what is stored of it is somebody else's to erase. Its token is no good any more. */
  async forget({ tournament, entry }: EntryOf): Promise<void> {
    this.#entries.delete(tournament.book.names.get(entry)?.secret ?? '');
    await tournament.book.add(() => [{ type: 'erased', entry }]);
  }

  async withdraw({ tournament, entry }: EntryOf): Promise<void> {
    await doDeed(tournament, { type: 'withdraw', entry });
  }

  /** Somebody of an entry is there for its match: a seat in its room. */
  async checkIn(
    { tournament, entry }: EntryOf,
    deviceIn: (room: string) => string,
    lang: string,
  ): Promise<
    | { readonly ok: true; readonly room: string; readonly session: string; readonly taken: SeatTaken }
    | { readonly ok: false; readonly problem: ProblemCode }
  > {
    const match = tournament.matchOf(entry);
    const room = match && tournament.driver.roomOf(match);
    if (!match || !room?.listed || room.phase === 'over') return { ok: false, problem: 'notOpen' };
    // Whoever has not been there in time does not play.
    const isIn = tournament.book.checkedIn.get(match.no)?.has(entry) ?? false;
    if (room.phase !== 'lobby' && !isIn) return { ok: false, problem: 'roomLocked' };
    const taken = await room.seat(entry, deviceIn(room.hosted.room), lang);
    if (!taken) return { ok: false, problem: 'roomFull' };
    tournament.presence.seen(entry);
    await tournament.driver.checkIn(match, entry);
    return { ok: true, ...room.hosted, taken };
  }

  /** News of a room: what a match looks like from far. */
  hear(news: RoomNews): void {
    if (news.type === 'stage') this.#noteStage(news.room, news.stage);
  }

  #noteStage(room: string, stage: Stage): void {
    const contest = this.#deps.directory.byId(room)?.header.contest;
    const delayS = contest === undefined ? undefined : this.byCode(contest)?.book.header.settings.delayS;
    if (delayS !== undefined) this.#stages.note(room, stage, this.#deps.timer.now(), delayS * 1000);
  }

  /** Running matches as spectators see them. */
  liveOf(tournament: LiveTournament): LiveMatches['matches'] {
    const lateMs = tournament.book.header.settings.delayS * 1000;
    return tournament.openMatches.flatMap((match) => {
      const room = tournament.driver.roomOf(match)?.hosted.room ?? '';
      const stage = this.#stages.of(room, this.#deps.timer.now(), lateMs);
      return stage ? [{ match: match.no, stage }] : [];
    });
  }

  /** The journal of a match. */
  async journalOf({ book }: LiveTournament, match: number): Promise<string | undefined> {
    const hosted = book.rooms.get(match);
    const stored = hosted && (await this.#deps.front.store.read(hosted.room, 0));
    return stored && journalText(stored);
  }

  /** A turn of a program: of the match that it has to play, as soon as that runs. */
  async turn({ tournament, entry }: EntryOf, asked: TurnAsked): Promise<TurnOutcome> {
    const { presence } = tournament;
    if (!presence.asks(entry)) return { ok: false, problem: 'tooMany' };
    try {
      return await this.#turn(tournament, entry, asked);
    } finally {
      presence.answered(entry);
    }
  }

  async #turn(tournament: LiveTournament, entry: number, asked: TurnAsked): Promise<TurnOutcome> {
    const { timer } = this.#deps;
    const untilMs = timer.now() + HOLD_MS;
    while (timer.now() < untilMs) {
      const { state } = tournament.book;
      if (state.closed || state.entries[entry]?.withdrawn) return { ok: false, problem: 'roomOver' };
      const room = this.#runningRoom(tournament, entry);
      if (room) return this.#turnIn(room, entry, asked);
      await pause(timer, LOOK_MS);
    }
    return { ok: false, problem: 'notOpen' };
  }

  /** Where an entry plays now, unless it has been told that this is over. */
  #runningRoom(tournament: LiveTournament, entry: number): MatchRoom | undefined {
    const match = tournament.matchOf(entry);
    const room = match && tournament.driver.roomOf(match);
    if (!room || this.#toldOver.get(`${tournament.book.header.code}/${entry}`) === match.no) return undefined;
    return room.phase === 'running' || room.phase === 'paused' ? room : undefined;
  }

  async #turnIn(room: MatchRoom, entry: number, asked: TurnAsked): Promise<TurnOutcome> {
    const key = `${room.hosted.room}/${entry}`;
    const who = this.#seats.get(key) ?? (await sitDown(room, entry));
    if (!who) return { ok: false, problem: 'notOpen' };
    this.#seats.set(key, who);
    const answer = await room.ask<'turn'>({ type: 'turn', who, asked });
    if (answer.ok && !answer.over) return answer;
    this.#seats.delete(key);
    if (answer.ok) this.#toldOver.set(`${room.contest}/${entry}`, room.match.no);
    return answer;
  }
}

/** The seat of a program, which is connected from now on. */
async function sitDown(room: MatchRoom, entry: number): Promise<Player | undefined> {
  const taken = await room.seat(entry, programDevice(entry));
  if (!taken) return undefined;
  const who = { role: 'player', seat: taken.seat, grant: taken.grant } as const;
  await room.ask<'presence'>({ type: 'presence', who, connected: true });
  return who;
}
