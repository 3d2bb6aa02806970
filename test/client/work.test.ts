import { describe, expect, it } from 'vitest';
import { findWork } from '#client/net/work.ts';
import { bitsOf } from '#server/door/join-tickets.ts';

describe('the work that a page does', () => {
  it.each([0, 1, 8, 12])('of %i bits is what the server asks for', async (bits) => {
    const ticket = 'a ticket';
    const work = await findWork(ticket, 'AB12C', bits);
    expect(bitsOf({ ticket, work }, 'AB12C')).toBeGreaterThanOrEqual(bits);
  });

  it('is the first number that will do, and for one subject', async () => {
    const work = await findWork('a ticket', '', 10);
    for (let other = 0; other < work; other++) expect(bitsOf({ ticket: 'a ticket', work: other }, '')).toBeLessThan(10);
    expect(bitsOf({ ticket: 'another', work }, '')).toBeLessThan(10);
  });
});
