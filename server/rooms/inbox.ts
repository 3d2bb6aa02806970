import { closedReply } from './closed-replies.ts';
import type { Settled } from './decide.ts';
import type { RoomReply } from './requests.ts';
import type { CloseReason } from './room-deps.ts';

/** Requests that may wait for a turn. */
const INBOX_MAX = 512;

/** A request and whom to tell. */
export interface Asked {
  readonly request: Settled;
  readonly resolve: (reply: RoomReply) => void;
}

/** What was asked of a room and has no answer yet. */
export class Inbox {
  #waiting: Asked[] = [];
  /** What the present turn decides. */
  #underway: readonly Asked[] = [];
  #stalled = false;

  /** Takes a request in; its answer comes after a turn. */
  add(request: Settled): Promise<RoomReply> {
    if (this.#stalled) return Promise.resolve(NOT_NOW);
    if (this.#waiting.length >= INBOX_MAX) return Promise.resolve({ ok: false, problem: 'tooMany' });
    return new Promise((resolve) => this.#waiting.push({ request, resolve }));
  }

  /** All that wait, for this turn to decide. */
  take(): readonly Asked[] {
    this.#underway = this.#waiting;
    this.#waiting = [];
    return this.#underway;
  }

  /**
   * The storage cannot write, or can again: nobody waits for it without an answer. What was decided already may still be
   * written; who asked is told that it has not been.
   */
  stall(stalled: boolean): void {
    this.#stalled = stalled;
    if (!stalled) return;
    for (const { resolve } of [...this.#underway, ...this.#waiting]) resolve(NOT_NOW);
    this.#waiting = [];
  }

  /** The room is closed: answers everything that has no answer. */
  dropAll(reason: CloseReason): void {
    for (const { request, resolve } of [...this.#underway, ...this.#waiting]) resolve(closedReply(request, reason));
    this.#waiting = [];
  }
}

/** Try again: the storage itself is asked every few seconds. */
const NOT_NOW: RoomReply = { ok: false, problem: 'storageFailing', retryAfterS: 4 };
