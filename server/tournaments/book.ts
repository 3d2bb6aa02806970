import type { TournamentLine } from '#shared/tournament/lines.ts';
import { RunningTournament, type Tournament } from '#shared/tournament/state.ts';
import type { TournamentJournals } from '../storage/tournaments.ts';
import { isOwn, type OwnEntry, type StoredEntry, type TournamentEntry, type TournamentHeader } from './entries.ts';

/** Who an entry is. */
export interface Named {
  readonly name: string;
  readonly secret: string;
}

/** The room of a match. */
export interface Hosted {
  readonly room: string;
  readonly session: string;
}

/** Another server has the storage now: nothing is written here any more. */
export class TournamentFenced extends Error {}

/** A tournament as its journal tells it; whatever is added is durable before it counts. */
export class TournamentBook {
  readonly header: TournamentHeader;
  readonly names = new Map<number, Named>();
  readonly seeds = new Map<number, string>();
  readonly rooms = new Map<number, Hosted>();
  /** Entries that have checked in, by match. */
  readonly checkedIn = new Map<number, ReadonlySet<number>>();
  /** Entries that a match has stood still for. */
  readonly waitedFor = new Map<number, ReadonlySet<number>>();
  /** When each line was written, ms of the wall clock. */
  readonly times: number[] = [];
  /** ms of the wall clock; absent = not yet. */
  begunMs: number | undefined;
  held = false;
  lastCall = false;
  revealed = 0;
  /** What the referee said of all lines; absent = nothing yet. */
  certified: boolean | undefined;
  readonly #store: TournamentJournals;
  readonly #nowMs: () => number;
  #seq = 0;
  #writing: Promise<void> = Promise.resolve();
  readonly #running = new RunningTournament();

  constructor(
    header: TournamentHeader,
    store: TournamentJournals,
    nowMs: () => number,
    stored: readonly string[] = [],
  ) {
    this.header = header;
    this.#store = store;
    this.#nowMs = nowMs;
    for (const line of stored) this.#take(JSON.parse(line) as StoredEntry);
  }

  get state(): Tournament {
    return this.#running.now;
  }

  get lines(): readonly TournamentLine[] {
    return this.#running.lines;
  }

  /** Writes down what is made of the state as it is when its turn comes; nothing happens if it makes nothing. */
  add(make: () => readonly TournamentEntry[]): Promise<boolean> {
    const done = this.#writing.then(() => this.#write(make()));
    this.#writing = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  async #write(entries: readonly TournamentEntry[]): Promise<boolean> {
    if (entries.length === 0) return false;
    const stored = entries.map((entry): StoredEntry => ({ atMs: this.#nowMs(), entry }));
    const texts = stored.map((each) => JSON.stringify(each));
    const outcome = await this.#store.appendTournament(this.header.code, this.#seq + 1, texts);
    if (outcome === 'fenced') throw new TournamentFenced(`tournament ${this.header.code}`);
    for (const each of stored) this.#take(each);
    return true;
  }

  #take({ atMs, entry }: StoredEntry): void {
    this.#seq++;
    if (isOwn(entry)) {
      this.#takeOwn(entry, atMs);
      return;
    }
    this.#running.take(entry);
    this.times.push(atMs);
    this.certified = undefined;
  }

  #takeOwn(entry: OwnEntry, atMs: number): void {
    switch (entry.type) {
      case 'named':
        this.names.set(entry.entry, { name: entry.name, secret: entry.secret });
        return;
      case 'begun':
        this.begunMs = atMs;
        return;
      case 'held':
        this.held = entry.held;
        return;
      case 'sealed':
        this.seeds.set(entry.match, entry.seed);
        return;
      case 'hosted':
        this.rooms.set(entry.match, { room: entry.room, session: entry.session });
        return;
      case 'checkedIn':
        add(this.checkedIn, entry.match, entry.entry);
        return;
      case 'waited':
        add(this.waitedFor, entry.match, entry.entry);
        return;
      case 'lastCall':
        this.lastCall = true;
        return;
      case 'revealed':
        this.revealed = entry.count;
        return;
      case 'erased':
        this.names.set(entry.entry, { name: '', secret: '' });
        this.certified = undefined;
        return;
      case 'judged':
        this.certified = entry.certified;
    }
  }
}

function add(sets: Map<number, ReadonlySet<number>>, match: number, entry: number): void {
  sets.set(match, new Set([...(sets.get(match) ?? []), entry]));
}
