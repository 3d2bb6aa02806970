import type { Request } from 'express';
import type { Ticket } from '../tokens.ts';
import type { SessionDeps } from './session-deps.ts';

/** Whose token is shown, as `Authorization: Bearer <token>`. */
export async function ticketOf({ tokens }: Pick<SessionDeps, 'tokens'>, request: Request): Promise<Ticket | undefined> {
  const [, token] = /^Bearer (\S{1,2000})$/.exec(request.get('authorization') ?? '') ?? [];
  return token === undefined ? undefined : tokens.read(token);
}
