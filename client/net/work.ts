import { sha256 } from '@noble/hashes/sha2.js';
import { leadingZeroBits, workText } from '#shared/protocol/work.ts';

/** The page gets a breath after so long. */
const SLICE_MS = 12;
const HASHES_AT_A_TIME = 64;

/** Finds the number that a crowded door asks for. The platform's own hashes are asynchronous, and absent on plain HTTP. */
export async function findWork(ticket: string, subject: string, bits: number): Promise<number> {
  for (let counter = 0; ; ) {
    const untilMs = performance.now() + SLICE_MS;
    while (performance.now() < untilMs) {
      const found = search(ticket, subject, bits, counter);
      if (found !== undefined) return found;
      counter += HASHES_AT_A_TIME;
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function search(ticket: string, subject: string, bits: number, from: number): number | undefined {
  for (let counter = from; counter < from + HASHES_AT_A_TIME; counter++) {
    const hash = sha256(new TextEncoder().encode(workText(ticket, subject, counter)));
    if (leadingZeroBits(hash) >= bits) return counter;
  }
  return undefined;
}
