import { createHash } from 'node:crypto';
import { leadingZeroBits, workText } from '#shared/protocol/work.ts';

/** Finds the number that a crowded door asks for, as a browser does. */
export function findWork(ticket: string, subject: string, bits: number): number {
  for (let counter = 0; ; counter++) {
    const hash = createHash('sha256')
      .update(workText(ticket, subject, counter))
      .digest();
    if (leadingZeroBits(hash) >= bits) return counter;
  }
}
