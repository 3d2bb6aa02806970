import { type Request, type Response, Router } from 'express';
import { normaliseCode } from '#shared/protocol/codes.ts';
import type { PeopleOfSession } from '#shared/protocol/office.ts';
import { type Past, pastOf } from '../../debrief/past.ts';
import { isKnown } from '../../rooms/requests.ts';
import { sendProblem } from '../problems.ts';
import { type SessionDeps, within } from '../session-deps.ts';
import { ticketOf } from '../ticket-of.ts';
import { erasePerson, eraseSession } from './erase-session.ts';

/**
 * What a session keeps of its people: for its instructor, and for each of them about themselves. Taken as a file and erased, one
 * by one or all together, once the session is over.
 */
export function peopleRoutes(deps: SessionDeps): Router {
  const router = Router();
  router.get('/api/sessions/:code/people', async (request, response) => {
    const past = await pastFor(deps, request, response);
    if (past && isInstructor(past, response)) response.json(await peopleOf(deps, past.past));
  });
  router.post('/api/sessions/:code/erase', async (request, response) => {
    const past = await pastFor(deps, request, response);
    if (!past || !isInstructor(past, response)) return;
    answer(response, await eraseSession(deps, past.past.header, 'instructor'));
  });
  router.post('/api/sessions/:code/people/:grant/take', async (request, response) => {
    const past = await pastFor(deps, request, response);
    if (past) await takePerson(deps, past, Number(request.params.grant), response);
  });
  router.post('/api/sessions/:code/people/:grant/erase', async (request, response) => {
    const past = await pastFor(deps, request, response);
    const grant = Number(request.params.grant);
    if (!past || !maySee(past, grant, response)) return;
    answer(response, await erasePerson(deps, past.past.header, grant, past.who));
  });
  return router;
}

interface Looking {
  readonly past: Past;
  readonly who: 'instructor' | 'player';
  /** A player's own. */
  readonly grant: number | undefined;
}

/** A session that is over, for whoever shows a token of it that is good. */
async function pastFor(deps: SessionDeps, request: Request, response: Response): Promise<Looking | undefined> {
  const ticket = await ticketOf(deps, request);
  const refuse = (code: 'badToken' | 'unknownCode' | 'notOver') => void sendProblem(response, { code });
  if (!ticket || ticket.who.role === 'projector') return void refuse('badToken');
  const { room, who } = ticket;
  if (!(await within(deps, response, 'debrief', `${room}/${who.role === 'player' ? who.seat : who.role}/people`)))
    return;
  const stored = await deps.front.store.read(room, 0);
  const past = stored && pastOf(stored);
  if (past?.header.code !== normaliseCode(String(request.params.code ?? ''))) return void refuse('unknownCode');
  if (!isKnown(past.state, who)) return void refuse('badToken');
  if (!past.over) return void refuse('notOver');
  return { past, who: who.role, grant: who.role === 'player' ? who.grant : undefined };
}

function isInstructor({ who }: Looking, response: Response): boolean {
  if (who === 'instructor') return true;
  sendProblem(response, { code: 'notAllowed' });
  return false;
}

/** Everybody may see what is kept of themselves. */
function maySee({ who, grant: own }: Looking, grant: number, response: Response): boolean {
  if (who === 'instructor' || own === grant) return true;
  sendProblem(response, { code: 'notAllowed' });
  return false;
}

async function peopleOf({ office }: SessionDeps, { header: { room } }: Past): Promise<PeopleOfSession> {
  const [people, kept] = await Promise.all([office.registry('people', room), office.registry('kept')]);
  const touchedMs = kept.find(({ header }) => header.room === room)?.touchedMs ?? 0;
  return { madeMs: madeMsOf(room), touchedMs, people };
}

const UUID_TIME_DIGITS = 12;

/** Ids of rooms are UUIDs of version 7: their first 48 bits are the time in ms since 1970 (RFC 9562, section 5.7). */
function madeMsOf(room: string): number {
  return Number.parseInt(room.replaceAll('-', '').slice(0, UUID_TIME_DIGITS), 16);
}

async function takePerson(deps: SessionDeps, looking: Looking, grant: number, response: Response): Promise<void> {
  if (!maySee(looking, grant, response)) return;
  const { room, code, title } = looking.past.header;
  const stored = await deps.office.registry('person', room, grant);
  if (!stored) return sendProblem(response, { code: 'notFound' });
  await deps.office.note(looking.who, 'personTaken', code, String(grant));
  response.attachment(`overcommit-${code}-${grant}.json`).json({ code, title, ...stored });
}

function answer(response: Response, problem: Awaited<ReturnType<typeof eraseSession>>): void {
  if (problem) sendProblem(response, problem);
  else response.status(204).end();
}
