import type { CommandReply } from '#shared/protocol/messages.ts';
import type { Order, Verdict } from '#shared/sim/step.ts';

interface Waiting {
  readonly order: Order;
  readonly answer: (reply: CommandReply) => void;
}

/** Orders that wait for the next tick, or are being carried out in it. */
export class WaitingOrders {
  #waiting: Waiting[] = [];
  #underway: readonly Waiting[] = [];

  /** Takes an order in; one more than `limit` is refused at once. */
  add(order: Order, limit: number): Promise<CommandReply> {
    if (this.#waiting.length >= limit) return refused({ code: 'queueFull', limit });
    return new Promise((answer) => {
      this.#waiting.push({ order, answer });
    });
  }

  /** All that wait, as they came: they are under way now. */
  take(): readonly Order[] {
    this.#underway = this.#waiting;
    this.#waiting = [];
    return this.#underway.map(({ order }) => order);
  }

  /** What became of those that were under way, in their order. */
  settle(verdicts: readonly Verdict[], tick: number): void {
    this.#underway.forEach(({ answer }, i) => {
      const refusal = verdicts[i];
      answer(refusal ? { ok: false, refusal } : { ok: true, tick });
    });
    this.#underway = [];
  }

  /** The game does not go on: nobody waits for ever. */
  drop(): void {
    for (const { answer } of this.#waiting.splice(0)) answer({ ok: false, refusal: { code: 'notRunning' } });
  }
}

/** An answer at once. */
export function refused(refusal: Extract<CommandReply, { ok: false }>['refusal']): Promise<CommandReply> {
  return Promise.resolve({ ok: false, refusal });
}
