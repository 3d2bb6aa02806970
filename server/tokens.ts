import { jwtVerify, SignJWT } from 'jose';
import type { Who } from './rooms/requests.ts';

/** What a token proves: somebody's place in one room. */
export interface Ticket {
  readonly room: string;
  readonly who: Who;
}

/** Makes and reads signed tokens. */
export interface Tokens {
  sign(ticket: Ticket): Promise<string>;
  /** What a token says, or nothing if it is none of ours. */
  read(token: string): Promise<Ticket | undefined>;
}

const ALGORITHM = 'HS256';

/** Tokens signed with `key` (at least 32 bytes). They end with the seat's grant or the instructors'
 * generation, and with the session; not with time. */
export function tokensOf(key: Uint8Array): Tokens {
  return {
    sign({ room, who }) {
      const claims = { room, ...claimsOf(who) };
      return new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM }).sign(key);
    },
    async read(token) {
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: [ALGORITHM] });
        return ticketOf(payload);
      } catch {
        return undefined;
      }
    },
  };
}

function claimsOf(who: Who): Record<string, number> {
  switch (who.role) {
    case 'player':
      return { seat: who.seat, grant: who.grant };
    case 'instructor':
      return { instructor: who.generation, ...(who.host !== undefined && { host: who.host }) };
    case 'projector':
      return { projector: who.generation };
  }
}

function ticketOf({ room, seat, grant, instructor, projector, host }: Record<string, unknown>): Ticket | undefined {
  if (typeof room !== 'string') return undefined;
  if (typeof instructor === 'number')
    return { room, who: { role: 'instructor', generation: instructor, ...(typeof host === 'number' && { host }) } };
  if (typeof projector === 'number') return { room, who: { role: 'projector', generation: projector } };
  if (typeof seat !== 'number' || typeof grant !== 'number') return undefined;
  return { room, who: { role: 'player', seat, grant } };
}
