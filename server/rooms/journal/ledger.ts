import { pause } from '#shared/clock.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';
import type {
  Append,
  AppendResult,
  CommandKey,
  JournalLine,
  Mark,
  RoomEnd,
  RoomSnapshot,
} from '../../storage/journals.ts';
import type { RoomDeps } from '../room-deps.ts';

/** A promise of so many ticks ahead is stored with every write: a successor runs through them before it plays on. */
const HORIZON_TICKS = 10;

/** A hash of the worlds rides on a write this often, for a successor to check its replay against. */
const MARK_TICKS = 10;

/** Somebody else owns the room: this process must not show another tick of it. */
export class Fenced extends Error {}

/** The storage could not write, and there is no time left to try again. */
export class Unwritten extends Error {}

/** Pauses between tries while the storage fails; the last one again and again. Design values. */
const TRY_AGAIN_MS = [250, 500, 1000, 2000] as const;
const TRY_AGAIN_LATER_MS = 4000;

type LedgerDeps = Pick<RoomDeps, 'journal' | 'meter' | 'timer' | 'log'>;

/** Told when the storage begins to fail, and when it works again. */
type OnTrouble = (failing: boolean) => void;

/** The writing side of one room's journal: numbers lines, keeps the tick horizon ahead, knows when it is fenced. */
export class Ledger {
  readonly #deps: LedgerDeps;
  readonly #onTrouble: OnTrouble;
  readonly #room: string;
  readonly #epoch: number;
  /** Up to where a promise is durable. */
  #horizon: number;
  /** Up to where one has been sent: a write that comes late must not take back what another one promised. */
  #promised: number;
  #leaving = false;
  #failing = false;
  #markedTick = 0;
  #renewal: Promise<void> | undefined;

  constructor(room: string, epoch: number, horizon: number, deps: LedgerDeps, onTrouble: OnTrouble) {
    this.#deps = deps;
    this.#onTrouble = onTrouble;
    this.#room = room;
    this.#epoch = epoch;
    this.#horizon = horizon;
    this.#promised = horizon;
  }

  /** The process is about to stop: what the storage refuses from now on is not tried again. */
  leave(): void {
    this.#leaving = true;
  }

  /**
   * Makes entries durable, numbered from `firstSeq`. Answers the commands that were in the journal before; then
   * nothing was written.
   */
  async write(
    entries: readonly RoomEntry[],
    firstSeq: number,
    tick: number,
    mark: () => Mark,
  ): Promise<readonly CommandKey[]> {
    const lines = entries.map((entry, i): JournalLine => {
      return { seq: firstSeq + i, tick, entry: JSON.stringify(entry), command: commandOf(entry) };
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

  async #append(lines: readonly JournalLine[], tick: number, markNow: () => Mark): Promise<readonly CommandKey[]> {
    const { timer, meter } = this.#deps;
    const before = timer.now();
    const horizon = Math.max(this.#promised, tick + HORIZON_TICKS);
    this.#promised = horizon;
    const mark = tick - this.#markedTick >= MARK_TICKS ? markNow() : undefined;
    if (mark) this.#markedTick = mark.tick;
    const result = await this.#appendAtLast({ room: this.#room, epoch: this.#epoch, horizon, mark, lines });
    meter.committed(timer.now() - before);
    if (result.outcome === 'fenced') {
      meter.count('fencedAppends');
      throw new Fenced(`room ${this.#room} epoch ${this.#epoch}`);
    }
    if (result.outcome === 'conflict') throw new Error(`room ${this.#room} epoch ${this.#epoch}: ${result.problem}`);
    this.#horizon = Math.max(this.#horizon, horizon);
    return result.outcome === 'duplicate' ? result.commands : [];
  }

  /** The room waits while its storage fails. A try whose answer was lost may have been written: the next ones say so. */
  async #appendAtLast(append: Append): Promise<AppendResult> {
    const { journal } = this.#deps;
    let again = false;
    return this.#insist(() => {
      const result = journal.append(again ? { ...append, again } : append);
      again = true;
      return result;
    });
  }

  /** Does something with the storage until it works, or until the process is about to stop. */
  async #insist<T>(work: () => Promise<T>): Promise<T> {
    const { timer, log } = this.#deps;
    for (let attempt = 0; ; attempt++) {
      try {
        const done = await work();
        this.#trouble(false);
        return done;
      } catch (problem) {
        this.#trouble(true);
        log.error({ room: this.#room, epoch: this.#epoch, attempt, problem: String(problem) }, 'storageFailed');
        if (this.#leaving) throw new Unwritten(String(problem));
        await pause(timer, TRY_AGAIN_MS[attempt] ?? TRY_AGAIN_LATER_MS);
      }
    }
  }

  /** Whether the last try to write failed. */
  get failing(): boolean {
    return this.#failing;
  }

  #trouble(failing: boolean): void {
    if (failing === this.#failing) return;
    this.#failing = failing;
    this.#onTrouble(failing);
  }

  /** Keeps all state as it is now. One that fails costs only time at the next start: the journal holds it all. */
  async save(snapshot: RoomSnapshot): Promise<void> {
    const { journal, log } = this.#deps;
    await journal.saveSnapshot(this.#room, this.#epoch, snapshot).catch((problem: unknown) => {
      const { tick } = snapshot;
      log.warn({ room: this.#room, epoch: this.#epoch, tick, problem: String(problem) }, 'snapshotFailed');
    });
  }

  /** The room's life is over: nobody brings it back. */
  end(how: RoomEnd): Promise<void> {
    return this.#insist(() => this.#deps.journal.end(this.#room, this.#epoch, how));
  }
}

function commandOf(entry: RoomEntry): CommandKey | undefined {
  if (entry.type !== 'order' || entry.id === undefined) return undefined;
  return { author: entry.author, id: entry.id };
}
