import { SECOND_KEY_MS } from '#shared/jobs/two-key.ts';
import type { CrewEntry, KeyEnd } from '#shared/replay/entries.ts';
import type { CommandAnswer } from '../requests.ts';
import { refused } from '../requests.ts';
import type { RoomState } from '../state.ts';
import type { KeyState } from './crew-state.ts';

/** What the giver of an order is told that was not given after all. */
const ENDED: { readonly [H in Exclude<KeyEnd, 'given'>]: CommandAnswer } = {
  lapsed: refused({ code: 'notConfirmed' }),
  declined: refused({ code: 'declined' }),
};

/** Answers remembered, for whoever asks for one in the moment in which it comes. */
const ANSWERS_KEPT = 64;

interface Pending {
  readonly reply: Promise<CommandAnswer>;
  readonly resolve: (answer: CommandAnswer) => void;
}

/** The time of orders that wait for a second member, and their givers who wait for an answer. */
export class KeyClock {
  readonly #sinceMs = new Map<number, number>();
  readonly #pending = new Map<number, Pending>();

  /** The answer to come. */
  answer(key: number): Promise<CommandAnswer> {
    return this.#pendingOf(key).reply;
  }

  /** Says how an order that was given ended. */
  resolve(key: number, answer: CommandAnswer): void {
    this.#pendingOf(key).resolve(answer);
    this.#sinceMs.delete(key);
    this.#pending.delete(key - ANSWERS_KEPT);
  }

  /** What one has left, ms. After a restart it has all of its time again. */
  leftMs(key: number, nowMs: number): number {
    const since = this.#sinceMs.get(key) ?? nowMs;
    this.#sinceMs.set(key, since);
    return Math.max(0, since + SECOND_KEY_MS - nowMs);
  }

  /** Those whose time is up, or whose giver is not there any more. */
  lapsed(state: RoomState, nowMs: number): CrewEntry[] {
    return (state.keys ?? [])
      .filter((key) => !isGiverThere(state, key) || (key.second === undefined && this.leftMs(key.key, nowMs) === 0))
      .map(({ key, order }) => ({ type: 'keyEnded', team: order.team, key, how: 'lapsed' }));
  }

  /** Takes in what was written down about them. */
  ended(entries: readonly { readonly type: string }[]): void {
    for (const entry of entries as readonly CrewEntry[])
      if (entry.type === 'keyEnded' && entry.how !== 'given') this.resolve(entry.key, ENDED[entry.how]);
  }

  dropAll(answer: CommandAnswer): void {
    for (const key of [...this.#pending.keys()]) this.resolve(key, answer);
  }

  #pendingOf(key: number): Pending {
    const known = this.#pending.get(key);
    if (known) return known;
    let resolve: Pending['resolve'] = () => undefined;
    const reply = new Promise<CommandAnswer>((settle) => {
      resolve = settle;
    });
    const pending = { reply, resolve };
    this.#pending.set(key, pending);
    return pending;
  }
}

/** Whether the giver still has the seat, in that team, and may give orders. A room that is over gives none. */
function isGiverThere({ seats, phase }: RoomState, { order }: KeyState): boolean {
  const seat = seats[order.by];
  return phase !== 'over' && seat?.grant === order.author && seat.team === order.team && !seat.benched;
}
