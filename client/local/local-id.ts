import { v7 as uuid } from 'uuid';

/** Codes of sessions on a server have no such beginning. */
const PREFIX = 'local-';

/** A name for a game on this device that no other one has. */
export function newLocalId(): string {
  return PREFIX + uuid();
}

/** Whether a code names a game of this device, and not a session of a server. */
export function isLocalId(code: string): boolean {
  return code.startsWith(PREFIX);
}
