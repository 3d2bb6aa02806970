import type { JournalLine, Mark, RoomEnd, RoomSnapshot } from '../storage/journals.ts';
import type { RoomEntry } from './entries.ts';
import type { Log, Meter, RoomJournal } from './outlet.ts';

/** A promise of so many ticks ahead is stored with every write: a successor runs through them before it plays on. */
const HORIZON_TICKS = 10;

/** A hash of the worlds rides on a write this often, for a successor to check its replay against. */
const MARK_TICKS = 10;

/** Somebody else owns the room: this process must not show another tick of it. */
export class Fenced extends Error {}

/** The writing side of one room's journal: numbers lines, keeps the tick horizon ahead, knows when it is fenced. */
export class Ledger {
  readonly #journal: RoomJournal;
  readonly #room: string;
  readonly #epoch: number;
  readonly #meter: Meter;
  readonly #now: () => number;
  #horizon: number;
  #markedTick = 0;
  #renewal: Promise<void> | undefined;

  constructor(journal: RoomJournal, room: string, epoch: number, horizon: number, meter: Meter, now: () => number) {
    this.#journal = journal;
    this.#room = room;
    this.#epoch = epoch;
    this.#horizon = horizon;
    this.#meter = meter;
    this.#now = now;
  }

  /**
   * Makes entries durable, numbered from `firstSeq`. Answers the ids of commands that were in the journal before; then
   * nothing was written.
   */
  async write(
    entries: readonly RoomEntry[],
    firstSeq: number,
    tick: number,
    mark: () => Mark,
  ): Promise<readonly string[]> {
    const lines = entries.map((entry, i): JournalLine => {
      const commandId = entry.type === 'order' ? entry.id : undefined;
      return { seq: firstSeq + i, tick, entry: JSON.stringify(entry), commandId };
    });
    return this.#append(lines, tick, mark);
  }

  /** Resolves when tick `tick` may be shown; renews the promise before it runs out. */
  async reach(tick: number, mark: () => Mark): Promise<void> {
    if (tick + HORIZON_TICKS / 2 > this.#horizon && !this.#renewal) {
      this.#renewal = this.#append([], tick, mark).then(() => {
        this.#renewal = undefined;
      });
      // Whoever waits for it next learns of a failure; until then it must not count as unhandled.
      this.#renewal.catch(() => undefined);
    }
    while (tick > this.#horizon) {
      if (!this.#renewal) throw new Error(`tick ${tick} lies beyond the horizon ${this.#horizon}`);
      await this.#renewal;
    }
  }

  async #append(lines: readonly JournalLine[], tick: number, markNow: () => Mark): Promise<readonly string[]> {
    const before = this.#now();
    const horizon = Math.max(this.#horizon, tick + HORIZON_TICKS);
    const mark = tick - this.#markedTick >= MARK_TICKS ? markNow() : undefined;
    if (mark) this.#markedTick = mark.tick;
    const result = await this.#journal.append({ room: this.#room, epoch: this.#epoch, horizon, mark, lines });
    this.#meter.committed(this.#now() - before);
    if (result.outcome === 'fenced') {
      this.#meter.count('fencedAppends');
      throw new Fenced(`room ${this.#room} epoch ${this.#epoch}`);
    }
    this.#horizon = Math.max(this.#horizon, horizon);
    return result.outcome === 'duplicate' ? result.commandIds : [];
  }

  /** Keeps all state as it is now. */
  save(snapshot: RoomSnapshot): Promise<void> {
    return this.#journal.saveSnapshot(this.#room, this.#epoch, snapshot);
  }

  /** The same without waiting: a snapshot that fails costs only time at the next start. */
  saveSoon(snapshot: RoomSnapshot, log: Log): void {
    this.save(snapshot).catch((problem: unknown) => {
      log.warn(
        { room: this.#room, epoch: this.#epoch, tick: snapshot.tick, problem: String(problem) },
        'snapshotFailed',
      );
    });
  }

  /** The room's life is over: nobody brings it back. */
  end(how: RoomEnd): Promise<void> {
    return this.#journal.end(this.#room, this.#epoch, how);
  }
}
