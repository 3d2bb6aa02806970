/**
 * Proof of work: what a browser must find before a crowded door opens. A number that, hashed together with a ticket of its
 * own, gives a hash that begins with so many zero bits (A. Back, "Hashcash – A Denial of Service Counter-Measure", 2002).
 */

/** Most bits that anybody is asked for: a million hashes, some seconds on a phone. Design value. */
export const WORK_BITS_MAX = 20;

/** What is hashed with SHA-256. `subject` is what the work is for: it is no good for anything else. */
export function workText(ticket: string, subject: string, counter: number): string {
  return `${ticket}:${subject}:${counter}`;
}

/** Zero bits at the beginning of a hash. */
export function leadingZeroBits(hash: Uint8Array): number {
  const whole = hash.findIndex((byte) => byte !== 0);
  if (whole < 0) return hash.length * 8;
  return whole * 8 + Math.clz32(hash[whole] ?? 0) - 24;
}
