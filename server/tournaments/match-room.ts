import { v7 as uuid } from 'uuid';
import { freshCode, SESSION_CODE_LENGTH } from '#shared/protocol/codes.ts';
import type { Phase } from '#shared/protocol/messages.ts';
import { hallOfRound } from '#shared/tournament/rules.ts';
import type { Match } from '#shared/tournament/state.ts';
import type { Listed } from '../directory.ts';
import type { RoomReplies, RoomRequest, SeatTaken } from '../rooms/requests.ts';
import type { RoomPlan } from '../storage/journals.ts';
import type { Hosted, TournamentBook } from './book.ts';
import type { TournamentDeps } from './deps.ts';

type Control = Extract<RoomRequest, { type: 'control' }>['control'];

/** What has become of a room that is not in this process. */
export type Absent = 'unmade' | 'over' | 'failed';

/** The room of a match, as the tournament that owns it sees it. */
export class MatchRoom {
  readonly match: Match;
  readonly hosted: Hosted;
  readonly #book: TournamentBook;
  readonly #deps: TournamentDeps;

  constructor(book: TournamentBook, match: Match, hosted: Hosted, deps: TournamentDeps) {
    this.match = match;
    this.hosted = hosted;
    this.#book = book;
    this.#deps = deps;
  }

  /** A room that nobody has opened yet. */
  static named({ directory, random }: Pick<TournamentDeps, 'directory' | 'random'>): Hosted {
    const session = freshCode(SESSION_CODE_LENGTH, random, (code) => directory.byCode(code) !== undefined);
    return { room: uuid(), session };
  }

  /** Code of the tournament. */
  get contest(): string {
    return this.#book.header.code;
  }

  get listed(): Listed | undefined {
    return this.#deps.directory.byId(this.hosted.room);
  }

  get phase(): Phase | undefined {
    return this.listed?.view?.phase;
  }

  /** Why it is not here; rejects if the storage cannot be read. */
  async absent(): Promise<Absent> {
    const stored = await this.#deps.front.store.read(this.hosted.room, 0);
    if (!stored) return 'unmade';
    return stored.ended === 'over' ? 'over' : 'failed';
  }

  /** Opens it; answers whether that worked. */
  async open(): Promise<boolean> {
    const { directory, front, log } = this.#deps;
    const plan = this.#plan();
    directory.add(plan);
    const opened = await front.create(plan);
    if (opened.opened) return true;
    directory.remove(plan.room);
    log.error({ room: plan.room, problem: opened.problem }, 'matchNotOpened');
    return false;
  }

  #plan(): RoomPlan {
    const { header, state } = this.#book;
    const { entries, no, round } = this.match;
    const kinds = entries.map((entry) => state.entries.find((each) => each.no === entry)?.kind);
    const programs = kinds.every((kind) => kind === 'program');
    const { room, session } = this.hosted;
    return {
      room,
      code: session,
      title: header.title,
      scenario: hallOfRound(header.rules, round),
      seed: this.#book.seeds.get(no) ?? '',
      capacity: kinds.reduce((sum, kind) => sum + (kind === 'program' ? 1 : header.settings.teamSize), 0),
      teams: entries.length,
      teamForming: 'assigned',
      freeNames: true,
      solo: false,
      contest: header.code,
      ...(programs && header.settings.pace !== 1 && { pace: header.settings.pace }),
    };
  }

  /** A seat in the hall of an entry, the same one for the same device. */
  async seat(entry: number, device: string, lang = 'en'): Promise<SeatTaken | undefined> {
    const name = this.#book.names.get(entry)?.name ?? '';
    const answer = await this.ask<'takeSeat'>({ type: 'takeSeat', name, lang, device });
    if (!answer.ok) return undefined;
    const { taken } = answer;
    const team = this.match.entries.indexOf(entry);
    const has = this.listed?.view?.seats.find(({ no }) => no === taken.seat)?.team;
    if (has === team) return taken;
    const assigned = await this.control({ type: 'assign', seat: taken.seat, team });
    return assigned ? taken : undefined;
  }

  ask<T extends RoomRequest['type']>(request: Extract<RoomRequest, { type: T }>): Promise<RoomReplies[T]> {
    return this.#deps.front.ask<T>(this.hosted.room, request);
  }

  /** Does something in it as an instructor would; answers whether it was done. */
  async control(control: Control): Promise<boolean> {
    const who = { role: 'instructor', generation: this.listed?.generation ?? 0 } as const;
    return (await this.ask<'control'>({ type: 'control', who, control })).ok;
  }

  /** Asks the room to tell from now on what it looks like from far. */
  async lookOn(): Promise<void> {
    const who = { role: 'projector', generation: this.listed?.generation ?? 0 } as const;
    await this.ask<'presence'>({ type: 'presence', who, connected: true });
  }

  /** Whether somebody of an entry is connected. */
  hasPeople(entry: number): boolean {
    const team = this.match.entries.indexOf(entry);
    return this.listed?.view?.seats.some((seat) => seat.team === team && seat.state === 'seated') ?? false;
  }
}
