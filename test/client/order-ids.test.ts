import { describe, expect, it } from 'vitest';
import { OrderIds } from '#client/net/order-ids.ts';
import type { RequestReply } from '#shared/protocol/messages.ts';

const fault = { type: 'order', team: -1, name: 'injectFault', args: { fault: 'hostDeath', subject: 0 } } as const;

describe('an order of the console', () => {
  it('keeps its id until it is answered', async () => {
    const ids = new OrderIds();
    const sent: (string | undefined)[] = [];
    const give = (reply: RequestReply) =>
      ids.give(fault, async ({ id }) => {
        sent.push(id);
        return reply;
      });
    await give({ ok: false, problem: 'offline' });
    await give({ ok: true });
    await give({ ok: true });
    expect(sent[1]).toBe(sent[0]);
    expect(sent[2]).not.toBe(sent[0]);
  });
});
