import { pause } from '#shared/clock.ts';
import type { EntryKind, Result } from '#shared/tournament/lines.ts';
import type { Match } from '#shared/tournament/state.ts';
import type { TournamentBook } from './book.ts';
import type { TournamentDeps } from './deps.ts';
import { MatchRoom } from './match-room.ts';
import { sealedAgain } from './next-lines.ts';
import type { Presence } from './presence.ts';

/** A match that failed so often is not played again by itself: the organiser has the word. Design value. */
const FAILURES_MOST = 3;
/** The room has so long to write down its end, ms. */
const SETTLE_MS = 300;

/** Brings one match after another from its pairing to its result. */
export class MatchDriver {
  readonly #book: TournamentBook;
  readonly #presence: Presence;
  readonly #deps: TournamentDeps;
  /** Since when people may check in, by match. */
  readonly #gatheringMs = new Map<number, number>();
  /** Matches that run, since when this process knows. */
  readonly #runningMs = new Map<number, number>();
  /** For whom a match stands still, and since when. */
  readonly #standing = new Map<number, { readonly entry: number; readonly sinceMs: number }>();
  /** Matches that cannot be played by themselves. */
  readonly stuck = new Set<number>();

  constructor(book: TournamentBook, presence: Presence, deps: TournamentDeps) {
    this.#book = book;
    this.#presence = presence;
    this.#deps = deps;
  }

  /** The room of a match; nothing if it has none yet. */
  roomOf(match: Match): MatchRoom | undefined {
    const hosted = this.#book.rooms.get(match.no);
    return hosted && new MatchRoom(this.#book, match, hosted, this.#deps);
  }

  /** ms until who has not checked in is not there; absent = nobody is asked to yet. */
  checkInLeftMs(match: Match): number | undefined {
    const since = this.#gatheringMs.get(match.no);
    if (since === undefined) return undefined;
    return Math.max(0, since + this.#book.header.settings.checkInS * 1000 - this.#deps.timer.now());
  }

  /** Does what is next for an open match. */
  async drive(match: Match): Promise<void> {
    if (this.stuck.has(match.no)) return;
    const room = this.roomOf(match);
    if (!room) return this.#host(match);
    if (!room.listed) return this.#find(match, room);
    switch (room.phase) {
      case 'lobby':
        return this.#gather(match, room);
      case 'running':
      case 'paused':
        return this.#watch(match, room);
      case 'over':
        return this.#settle(match, room);
      case undefined:
    }
  }

  /** Ends the room of a match that is not open any more. */
  async end(match: Match): Promise<void> {
    const room = this.roomOf(match);
    if (room?.listed && room.phase !== 'over') await room.control({ type: 'end' });
  }

  async #host(match: Match): Promise<void> {
    const hosted = MatchRoom.named(this.#deps);
    await this.#book.add(() =>
      this.#book.rooms.has(match.no) ? [] : [{ type: 'hosted', match: match.no, ...hosted }],
    );
    await this.roomOf(match)?.open();
  }

  /** Its room is not here: it was never opened, is over, or came to nothing. */
  async #find(match: Match, room: MatchRoom): Promise<void> {
    const absent = await room.absent();
    if (absent === 'unmade') await room.open();
    else if (absent === 'over') await this.#settle(match, room);
    else await this.again(match);
  }

  /** Plays a match again on a new seed: the server has failed it, or the organiser wants it. */
  async again(match: Match): Promise<void> {
    const failures = this.#book.state.matches.filter(
      ({ state, entries, round }) => state === 'failed' && round === match.round && `${entries}` === `${match.entries}`,
    );
    if (failures.length >= FAILURES_MOST) return void this.stuck.add(match.no);
    await this.#ifOpen(match, () => sealedAgain(this.#book.state, match.no));
    await this.end(match);
  }

  async #gather(match: Match, room: MatchRoom): Promise<void> {
    const nowMs = this.#deps.timer.now();
    if (!this.#gatheringMs.has(match.no)) this.#gatheringMs.set(match.no, nowMs);
    await this.#checkInPrograms(match, room);
    const here = this.#present(match);
    const isLate = this.checkInLeftMs(match) === 0;
    if (here.length < match.entries.length && !isLate) return;
    const enough = here.length >= (match.entries.length === 2 ? 2 : 1);
    if (enough) {
      await room.control({ type: 'start' });
      return;
    }
    await this.walkover(match, here);
  }

  async #checkInPrograms(match: Match, room: MatchRoom): Promise<void> {
    for (const entry of match.entries) {
      if (this.kindOf(entry) !== 'program' || !this.#presence.isHere(entry, true)) continue;
      if (this.#book.checkedIn.get(match.no)?.has(entry)) continue;
      if (await room.seat(entry, programDevice(entry))) await this.checkIn(match, entry);
    }
  }

  /** Notes that an entry is there for its match. */
  async checkIn(match: Match, entry: number): Promise<void> {
    await this.#book.add(() =>
      this.#book.checkedIn.get(match.no)?.has(entry) ? [] : [{ type: 'checkedIn', match: match.no, entry }],
    );
  }

  #present(match: Match): readonly number[] {
    const checked = this.#book.checkedIn.get(match.no);
    return match.entries.filter((entry) => checked?.has(entry));
  }

  /** Only these were there. */
  async walkover(match: Match, present: readonly number[]): Promise<void> {
    await this.#ifOpen(match, () => [{ type: 'walkover', match: match.no, present }]);
    await this.end(match);
  }

  async #watch(match: Match, room: MatchRoom): Promise<void> {
    const nowMs = this.#deps.timer.now();
    if (!this.#runningMs.has(match.no)) {
      this.#runningMs.set(match.no, nowMs);
      await room.lookOn();
    }
    if (match.entries.length !== 2) return;
    const gone = match.entries.filter((entry) => this.#isGone(match, room, entry));
    const standing = this.#standing.get(match.no);
    if (room.phase === 'paused') return this.#wait(match, room, gone, standing);
    const [first] = gone.filter((entry) => !this.#book.waitedFor.get(match.no)?.has(entry));
    if (first !== undefined) return this.#stand(match, room, first);
    await this.#giveUp(match, gone);
  }

  #isGone(match: Match, room: MatchRoom, entry: number): boolean {
    const since = this.#runningMs.get(match.no) ?? this.#deps.timer.now();
    if (this.kindOf(entry) === 'program') return this.#presence.isGone(entry, since);
    return !room.hasPeople(entry) && this.#presence.isGone(entry, since);
  }

  /** The match stands still, for both, and for each entry once. */
  async #stand(match: Match, room: MatchRoom, entry: number): Promise<void> {
    await this.#book.add(() => [{ type: 'waited', match: match.no, entry }]);
    this.#standing.set(match.no, { entry, sinceMs: this.#deps.timer.now() });
    await room.control({ type: 'pause', pause: 'handsOff' });
  }

  async #wait(
    match: Match,
    room: MatchRoom,
    gone: readonly number[],
    standing: { readonly entry: number; readonly sinceMs: number } | undefined,
  ): Promise<void> {
    // A pause of before the last start of the server: its rest is given anew.
    const { sinceMs } = standing ?? { sinceMs: this.#runningMs.get(match.no) ?? 0 };
    const isOver = this.#deps.timer.now() - sinceMs >= this.#book.header.settings.reconnectS * 1000;
    if (gone.length > 0 && !isOver) return;
    this.#standing.delete(match.no);
    if (await this.#giveUp(match, gone)) return;
    await room.control({ type: 'resume' });
  }

  /** A program that does not come back has crashed and loses; people's hall goes on without them. */
  async #giveUp(match: Match, gone: readonly number[]): Promise<boolean> {
    const crashed = gone.filter((entry) => this.kindOf(entry) === 'program');
    if (crashed.length === 0) return false;
    await this.walkover(
      match,
      match.entries.filter((entry) => !crashed.includes(entry)),
    );
    return true;
  }

  /** The referee plays it again; what it comes to is the result. */
  async #settle(match: Match, room: MatchRoom): Promise<void> {
    const present = this.#atTheEnd(match);
    await pause(this.#deps.timer, SETTLE_MS);
    const { room: id } = room.hosted;
    const played = { match: match.no, room: id, seed: this.#book.seeds.get(match.no) ?? '' };
    const reply = await this.#deps.front.judge({ type: 'judge', lines: this.#book.lines, played });
    if (reply.type !== 'judged') return;
    const { judged } = reply;
    if (!judged.ok) {
      this.#deps.log.error({ room: id, match: match.no, problem: judged.problem }, 'matchNotCertified');
      return this.again(match);
    }
    const results = judged.results.filter(({ entry }) => present.includes(entry));
    await this.#ifOpen(match, () => [outcomeOf(match, results)]);
  }

  /** Who played to the end: people who had checked in, and programs that have not fallen silent. */
  #atTheEnd(match: Match): readonly number[] {
    const since = this.#runningMs.get(match.no) ?? this.#deps.timer.now();
    return this.#present(match).filter(
      (entry) => this.kindOf(entry) !== 'program' || !this.#presence.isGone(entry, since),
    );
  }

  kindOf(entry: number): EntryKind | undefined {
    return this.#book.state.entries.find(({ no }) => no === entry)?.kind;
  }

  #ifOpen(match: Match, make: Parameters<TournamentBook['add']>[0]): Promise<boolean> {
    const isOpen = () => this.#book.state.matches.some(({ no, state }) => no === match.no && state === 'open');
    return this.#book.add(() => (isOpen() ? make() : []));
  }
}

function outcomeOf({ no, entries }: Match, results: readonly Result[]) {
  const present = results.map(({ entry }) => entry);
  // Of two who meet, one that is gone has lost; of many, it is not placed.
  if (entries.length === 2 && results.length < 2) return { type: 'walkover', match: no, present } as const;
  return { type: 'played', match: no, results } as const;
}

/** What a room knows a program as. */
export function programDevice(entry: number): string {
  return `program-${entry}`;
}
