import { createHash } from 'node:crypto';
import { setImmediate as rest } from 'node:timers/promises';
import { leadingZeroBits, workText } from '#shared/protocol/work.ts';

/** Numbers that are tried in one go: longer, and this process would not notice which of its connections were closed meanwhile. */
const TRIES_AT_ONCE = 4096;

/** Finds the number that a crowded door asks for, as a browser does. */
export async function findWork(ticket: string, subject: string, bits: number): Promise<number> {
  for (let counter = 0; ; counter++) {
    if (counter % TRIES_AT_ONCE === 0) await rest();
    const hash = createHash('sha256')
      .update(workText(ticket, subject, counter))
      .digest();
    if (leadingZeroBits(hash) >= bits) return counter;
  }
}
