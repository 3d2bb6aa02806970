import { createHash, randomBytes } from 'node:crypto';
import { sealedSeed } from '#shared/tournament/seal.ts';

/** A token that opens an entry or a whole tournament: 130 random bits. The server keeps its hash only. */
export function freshToken(): string {
  return sealedSeed(randomBytes(32));
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
