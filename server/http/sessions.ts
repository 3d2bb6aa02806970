import { type Request, type Response, Router } from 'express';
import { normaliseCode } from '#shared/protocol/codes.ts';
import type { CreateSession, SessionInfo, TakeSeat } from '#shared/protocol/messages.ts';
import type { Listed } from '../directory.ts';
import type { Shown } from '../door/join-tickets.ts';
import { isSameName } from '../rooms/names/name-keys.ts';
import { freshName } from '../rooms/names/names.ts';
import { type Asker, createSession } from './create-session.ts';
import { deviceOf } from './device-of.ts';
import { hostOf } from './office/who-asks.ts';
import { sendProblem } from './problems.ts';
import { createSessionSchema, parse, takeSeatSchema } from './schemas.ts';
import { takeSeat } from './seats.ts';
import type { SessionDeps } from './session-deps.ts';

/** Sessions over HTTP: create one, look one up, take a seat. Everything after that goes over the socket. */
export function sessionRoutes(deps: SessionDeps): Router {
  const schema = createSessionSchema(deps.maxSeats);
  const router = Router();
  router.post('/api/sessions', async (request, response) => {
    const body = parse(schema, request.body);
    if (!body.ok) return sendProblem(response, { code: 'badRequest', ...(body.field ? { field: body.field } : {}) });
    const asker = await askerOf(deps, request, response);
    if (!asker.mayHost && (await isWrongKey(deps, request, response))) return;
    await createSession(deps, body.value as CreateSession & Shown, asker, response);
  });
  router.get('/api/sessions/:code', (request, response) => {
    const listed = findRoom(deps, request, response);
    if (listed) response.json(infoOf(deps, listed, request, deviceOf(deps, request, response)));
  });
  router.post('/api/sessions/:code/seats', async (request, response) => {
    const listed = findRoom(deps, request, response);
    if (!listed) return;
    // Seats of a match are given by its tournament.
    if (listed.header.contest !== undefined) return sendProblem(response, { code: 'roomLocked' });
    const body = parse(takeSeatSchema, request.body);
    if (!body.ok) return sendProblem(response, { code: 'badRequest', ...(body.field ? { field: body.field } : {}) });
    await takeSeat(deps, listed, body.value as TakeSeat, request, response);
  });
  return router;
}

async function askerOf(deps: SessionDeps, request: Request, response: Response): Promise<Asker> {
  const device = deviceOf(deps, request, response);
  const host = await hostOf(deps, request);
  return { device, address: request.ip ?? '', mayHost: host !== undefined, host };
}

/** A right key was let in before. A wrong one is answered later each time, and keeps nobody else waiting. */
export async function isWrongKey({ door }: SessionDeps, request: Request, response: Response): Promise<boolean> {
  if (request.get('x-host-key') === undefined) return false;
  const waitS = await door.patience.wrong(`key/${request.ip ?? ''}`);
  if (waitS === undefined) sendProblem(response, { code: 'hostKeyNeeded' });
  else sendProblem(response, { code: 'tooMany', retryAfterS: Math.ceil(waitS) });
  return true;
}

function infoOf({ door, random }: SessionDeps, listed: Listed, request: Request, device: string): SessionInfo {
  const { code, header, view } = listed;
  const lang = request.acceptsLanguages('en', 'de') || 'en';
  const taken = view?.seats ?? [];
  return {
    code,
    title: header.title,
    phase: view?.phase ?? 'lobby',
    freeNames: header.freeNames,
    teamForming: header.teamForming,
    seatsFree: header.capacity - taken.filter(({ state }) => state !== 'left').length,
    suggestedName: freshName(lang, random, (name) => taken.some((seat) => isSameName(seat.name, name))),
    ticket: door.tickets.issue(device, listed.room),
  };
}

export function findRoom({ directory }: SessionDeps, request: Request, response: Response): Listed | undefined {
  const code = normaliseCode(String(request.params.code ?? ''));
  const listed = directory.byCode(code);
  if (!listed) sendProblem(response, directory.whyAbsent(code, { code: 'unknownCode' }));
  return listed;
}
