import { type Request, type Response, Router } from 'express';
import { normaliseCode } from '#shared/protocol/codes.ts';
import type { HostedSession, InstructorGranted } from '#shared/protocol/hosting.ts';
import type { RoomHeader } from '#shared/replay/room-header.ts';
import type { Listed } from '../directory.ts';
import { problemOf } from '../rooms/requests.ts';
import { endedClasses, grantEnded, ownRoom } from './ended-classes.ts';
import { cohostSchema } from './office/account-schemas.ts';
import { ownedBy } from './office/owned-by.ts';
import { type HostAsking, hostOf } from './office/who-asks.ts';
import { sendProblem } from './problems.ts';
import { instructorSchema, parse } from './schemas.ts';
import type { SessionDeps } from './session-deps.ts';
import { findRoom, isWrongKey } from './sessions.ts';

/**
 * For a host who lost the tab or the device: which of their sessions are open or over, and a new way in; it can shut all older
 * ones. A session belongs to the accounts of its hosts; one without any belongs to whoever has the host key.
 */
export function hostRoutes(deps: SessionDeps): Router {
  const router = Router();
  router.get('/api/host/sessions', async (request, response) => {
    const host = await askingHost(deps, request, response);
    if (!host) return;
    const owns = await ownedBy(deps, host);
    const ended = (await endedClasses(deps, owns)).map(asEnded);
    response.json([
      ...openSessions(deps)
        .filter(({ room }) => owns(room))
        .map(({ line }) => line),
      ...ended,
    ]);
  });
  router.post('/api/host/sessions/:code', async (request, response) => {
    const body = parse(instructorSchema, request.body);
    if (!body.ok) return sendProblem(response, { code: 'badRequest' });
    const host = await askingHost(deps, request, response);
    if (host) await enterAgain(deps, host, body.value.revoke, request, response);
  });
  router.post('/api/host/sessions/:code/hosts', async (request, response) => {
    const body = parse(cohostSchema, request.body);
    if (!body.ok) return sendProblem(response, { code: 'badRequest', ...(body.field ? { field: body.field } : {}) });
    const host = await askingHost(deps, request, response);
    if (host) await changeHosts(deps, host, body.value, request, response);
  });
  return router;
}

async function enterAgain(
  deps: SessionDeps,
  host: HostAsking,
  revoke: boolean,
  request: Request,
  response: Response,
): Promise<void> {
  const code = normaliseCode(String(request.params.code ?? ''));
  const owns = await ownedBy(deps, host);
  await deps.office.note(host.who, revoke ? 'consolesShut' : 'sessionEntered', code);
  const ended = await grantEnded(deps, code, revoke, owns);
  if (ended) return void response.status(201).json(ended);
  const listed = findRoom(deps, request, response);
  if (!listed) return;
  if (owns(listed.room)) await grantInstructor(deps, listed, revoke, response);
  else sendProblem(response, { code: 'unknownCode' });
}

/** Lets another account lead a session too, or no more. Whoever opened it stays its host. */
async function changeHosts(
  deps: SessionDeps,
  host: HostAsking,
  { login, add }: { readonly login: string; readonly add: boolean },
  request: Request,
  response: Response,
): Promise<void> {
  const { office } = deps;
  const code = normaliseCode(String(request.params.code ?? ''));
  const room = await ownRoom(deps, code, await ownedBy(deps, host));
  if (room === undefined) return sendProblem(response, { code: 'unknownCode' });
  const account = await office.registry('accountOfLogin', login);
  const part = (await office.registry('roomHosts')).find((one) => one.room === room && one.login === login)?.part;
  if (!account || part === 'host') return sendProblem(response, { code: 'notFound', field: 'login' });
  if (add) await office.registry('setHost', room, account.id, 'cohost');
  else await office.registry('dropHost', room, account.id);
  await office.note(host.who, add ? 'hostAdded' : 'hostRemoved', code, login);
  response.status(204).end();
}

async function askingHost(deps: SessionDeps, request: Request, response: Response): Promise<HostAsking | undefined> {
  const host = await hostOf(deps, request);
  if (host) return host;
  if (!(await isWrongKey(deps, request, response))) sendProblem(response, { code: 'hostKeyNeeded' });
  return undefined;
}

/** Those of this process, also while they are just ending. */
function openSessions({ directory }: SessionDeps): { readonly room: string; readonly line: HostedSession }[] {
  return directory.classes().map(({ room, code, header, view }) => ({
    room,
    line: {
      code,
      title: header.title,
      scenario: header.scenario,
      phase: view?.phase ?? 'lobby',
      people: view?.seats.filter(({ state }) => state === 'seated').length ?? 0,
    },
  }));
}

function asEnded({ code, title, scenario }: RoomHeader): HostedSession {
  return { code, title, scenario, phase: 'over', people: 0 };
}

async function grantInstructor(
  { front, tokens }: SessionDeps,
  { room, code }: Listed,
  revoke: boolean,
  response: Response,
): Promise<void> {
  const answer = await front.ask<'instructors'>(room, { type: 'instructors', revoke });
  if (!answer.ok) return sendProblem(response, problemOf(answer));
  const who = { role: 'instructor', generation: answer.generation } as const;
  const granted: InstructorGranted = { code, instructorToken: await tokens.sign({ room, who }) };
  response.status(201).json(granted);
}
