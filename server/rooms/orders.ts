import type { OrderEntry } from '#shared/replay/entries.ts';
import type { CommandKey } from '../storage/journals.ts';
import { type CommandAnswer, refused } from './requests.ts';

/** Orders of the instructor that may wait. */
export const WAITING_OF_INSTRUCTOR = 64;

/** An order on its way: it is answered when it has been carried out. */
export interface Waiting {
  readonly order: OrderEntry;
  readonly resolve: (reply: CommandAnswer) => void;
  readonly reply: Promise<CommandAnswer>;
}

/** Orders waiting for the next tick, bounded per seat. */
export class OrderQueue {
  #waiting: Waiting[] = [];
  /** Taken for the present tick: being written, or just carried out. */
  #underway: readonly Waiting[] = [];
  /** The storage cannot write: what waits goes on waiting, and nothing new is taken in. */
  stalled = false;

  /** Queues an order, unless its giver has as many waiting as `limit`. */
  add(order: OrderEntry, limit: number): Promise<CommandAnswer> {
    if (this.stalled) return Promise.resolve(refused({ code: 'storageFailing' }));
    const own = this.#waiting.filter((waiting) => waiting.order.by === order.by).length;
    if (own >= limit) return Promise.resolve({ ok: false, refusal: { code: 'queueFull', limit } });
    let resolve: (reply: CommandAnswer) => void = () => undefined;
    const reply = new Promise<CommandAnswer>((settle) => {
      resolve = settle;
    });
    this.#waiting.push({ order, resolve, reply });
    return reply;
  }

  /** The answer to come of a command that is already waiting or under way. */
  find(command: CommandKey): Promise<CommandAnswer> | undefined {
    const isIt = ({ order }: Waiting) => sameCommand(order, command);
    return (this.#waiting.find(isIt) ?? this.#underway.find(isIt))?.reply;
  }

  /** All that wait, as they came; or in seat order, as after a pause. */
  take(inSeatOrder: boolean): Waiting[] {
    const taken = this.#waiting;
    this.#waiting = [];
    this.#underway = taken;
    // The instructor's orders have negative numbers and so come first; the sort is stable.
    return inSeatOrder ? [...taken].sort((a, b) => a.order.by - b.order.by) : taken;
  }

  /** Takes away what a seat has waiting. */
  dropSeat(by: number, answer: CommandAnswer): void {
    for (const { order, resolve } of this.#waiting) if (order.by === by) resolve(answer);
    this.#waiting = this.#waiting.filter(({ order }) => order.by !== by);
  }

  /** Answers everything that has no answer yet. */
  dropAll(answer: CommandAnswer): void {
    for (const { resolve } of [...this.#underway, ...this.#waiting]) resolve(answer);
    this.#waiting = [];
  }
}

/** Drops the orders whose command was in the journal before, and tells their givers. */
export function withoutKnown(waiting: readonly Waiting[], known: readonly CommandKey[]): Waiting[] {
  const isKnown = ({ order }: Waiting) => known.some((command) => sameCommand(order, command));
  for (const order of waiting) if (isKnown(order)) order.resolve(refused({ code: 'alreadyGiven' }));
  return waiting.filter((order) => !isKnown(order));
}

function sameCommand(order: OrderEntry, { author, id }: CommandKey): boolean {
  return order.author === author && order.id === id;
}
