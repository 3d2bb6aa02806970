import { type Request, type Response, Router } from 'express';
import { normaliseCode } from '#shared/protocol/codes.ts';
import type { HostedSession, InstructorGranted } from '#shared/protocol/hosting.ts';
import type { Listed } from '../directory.ts';
import { problemOf } from '../rooms/requests.ts';
import { endedClasses, grantEnded } from './ended-classes.ts';
import { mayHost } from './host-right.ts';
import { sendProblem } from './problems.ts';
import { instructorSchema, parse } from './schemas.ts';
import type { SessionDeps } from './session-deps.ts';
import { findRoom, isWrongKey } from './sessions.ts';

/** For a host who lost the tab or the device: which sessions are open or over, and a new way in; it can shut all older ones. */
export function hostRoutes(deps: SessionDeps): Router {
  const router = Router();
  router.get('/api/host/sessions', async (request, response) => {
    if (await isHost(deps, request, response)) response.json([...openSessions(deps), ...(await endedSessions(deps))]);
  });
  router.post('/api/host/sessions/:code', async (request, response) => {
    const body = parse(instructorSchema, request.body);
    if (!body.ok) return sendProblem(response, { code: 'badRequest' });
    if (!(await isHost(deps, request, response))) return;
    const code = normaliseCode(String(request.params.code ?? ''));
    const ended = await grantEnded(deps, code, body.value.revoke);
    if (ended) return void response.status(201).json(ended);
    const listed = findRoom(deps, request, response);
    if (listed) await grantInstructor(deps, listed, body.value.revoke, response);
  });
  return router;
}

async function isHost(deps: SessionDeps, request: Request, response: Response): Promise<boolean> {
  if (mayHost(deps.hostRight, request)) return true;
  if (!(await isWrongKey(deps, request, response))) sendProblem(response, { code: 'hostKeyNeeded' });
  return false;
}

/** Those of this process, also while they are just ending. */
function openSessions({ directory }: SessionDeps): HostedSession[] {
  return directory.classes().map(({ code, header, view }) => ({
    code,
    title: header.title,
    scenario: header.scenario,
    phase: view?.phase ?? 'lobby',
    people: view?.seats.filter(({ state }) => state === 'seated').length ?? 0,
  }));
}

async function endedSessions(deps: SessionDeps): Promise<HostedSession[]> {
  const ended = await endedClasses(deps);
  return ended.map(({ code, title, scenario }) => ({ code, title, scenario, phase: 'over', people: 0 }));
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
