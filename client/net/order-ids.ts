import { v7 as uuid } from 'uuid';
import type { Control, RequestReply } from '#shared/protocol/messages.ts';

type Order = Extract<Control, { type: 'order' }>;

/** Ids of orders: one that was not answered keeps its id when it is given again, so that it is not done twice. */
export class OrderIds {
  readonly #unanswered = new Map<string, string>();

  /** Sends an order through `send` and answers its reply. */
  async give(order: Omit<Order, 'id'>, send: (order: Order) => Promise<RequestReply>): Promise<RequestReply> {
    const content = JSON.stringify(order);
    const id = this.#unanswered.get(content) ?? uuid();
    this.#unanswered.set(content, id);
    const reply = await send({ ...order, id });
    if (reply.ok || reply.problem !== 'offline') this.#unanswered.delete(content);
    return reply;
  }
}
