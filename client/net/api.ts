import { HAS_SERVER, withBase } from '#client/device/base-path.ts';
import type { Debrief } from '#shared/protocol/debrief.ts';
import type {
  CoHostGranted,
  HostedSession,
  InstructorGranted,
  ProjectorGranted,
  Reach,
  ScenarioInfo,
} from '#shared/protocol/hosting.ts';
import type {
  CreateSession,
  Problem,
  SeatGranted,
  SessionCreated,
  SessionInfo,
  TakeSeat,
} from '#shared/protocol/messages.ts';

/** `offline`: no answer came. `noServer`: the client lies on a plain web space, and nobody is there to ask. */
export type ApiProblem = Problem | (Omit<Problem, 'code'> & { readonly code: 'offline' | 'noServer' });
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ApiProblem };

const TIMEOUT_MS = 15_000;

export function listScenarios(): Promise<Answer<readonly ScenarioInfo[]>> {
  return request('GET', '/api/scenarios');
}

/** `hostKey` is asked for by servers that do not trust this address. A game for one may cost work where many open one. */
export async function createSession(wish: CreateSession, hostKey = ''): Promise<Answer<SessionCreated>> {
  const create = (body: CreateSession) =>
    request<SessionCreated>('POST', '/api/sessions', { body, headers: keyHeader(hostKey) });
  const answer = await create(wish);
  if (answer.ok || answer.problem.code !== 'workNeeded') return answer;
  const { ticket = '', bits = 0 } = answer.problem;
  return create({ ...wish, ticket, work: await findWork(ticket, 'solo', bits) });
}

/** Sessions for groups that are open here: for a host who lost the tab or the device. */
export function listHosted(hostKey: string): Promise<Answer<readonly HostedSession[]>> {
  return request('GET', '/api/host/sessions', { headers: keyHeader(hostKey) });
}

/** A new way in for the instructor of an open session; `revoke` shuts all older ones. */
export function instructAgain(code: string, hostKey: string, revoke: boolean): Promise<Answer<InstructorGranted>> {
  const path = `/api/host/sessions/${encodeURIComponent(code)}`;
  return request('POST', path, { body: { revoke }, headers: keyHeader(hostKey) });
}

/** The key of a server that lets only some people host. */
export function keyHeader(hostKey: string): Record<string, string> {
  return hostKey === '' ? {} : { 'x-host-key': hostKey };
}

/** `lang` is the language of the suggested name. */
export function findSession(code: string, lang: string): Promise<Answer<SessionInfo>> {
  return request('GET', `/api/sessions/${encodeURIComponent(code)}`, { headers: { 'accept-language': lang } });
}

export function takeSeat(code: string, wish: TakeSeat): Promise<Answer<SeatGranted>> {
  return request('POST', `/api/sessions/${encodeURIComponent(code)}/seats`, { body: wish });
}

/** A way in for the projector of a session, for its instructor. */
export function openProjector(code: string, token: string): Promise<Answer<ProjectorGranted>> {
  const path = `/api/sessions/${encodeURIComponent(code)}/projector`;
  return request('POST', path, { headers: bearer(token), body: {} });
}

/** A way in for somebody who leads the session as well. */
export function inviteCoHost(code: string, token: string): Promise<Answer<CoHostGranted>> {
  const path = `/api/sessions/${encodeURIComponent(code)}/co-hosts`;
  return request('POST', path, { headers: bearer(token), body: {} });
}

/** Under which addresses others find this server; answered only to its own machine. */
export function whereToReach(): Promise<Answer<Reach>> {
  return request('GET', '/api/reach');
}

/** What a session left behind, as far as the holder of this token may see it. */
export function getDebrief(code: string, token: string): Promise<Answer<Debrief>> {
  return request('GET', `/api/sessions/${encodeURIComponent(code)}/debrief`, { headers: bearer(token) });
}

/** Everything that was done in a session, one JSON object a line: `docs/journal.md`. */
export function getJournal(code: string, token: string): Promise<Answer<string>> {
  const path = `/api/sessions/${encodeURIComponent(code)}/journal`;
  return request('GET', path, { headers: bearer(token), read: (reply) => reply.text() });
}

/** Shows the server who asks. */
export function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

interface Asked {
  readonly body?: object;
  readonly headers?: Record<string, string>;
  /** How the answer is read; absent = as JSON. */
  readonly read?: (reply: Response) => Promise<unknown>;
}

/** Shown with every request once the server has asked for it: others of this address ask too much. */
let pass: string | undefined;

/** Asks the server for something; every client of its HTTP interface goes through this. */
export async function request<T>(method: 'GET' | 'POST', path: string, asked: Asked = {}): Promise<Answer<T>> {
  const answer = await fetchOnce<T>(method, path, asked);
  if (answer.ok || answer.problem.code !== 'passNeeded') return answer;
  const { ticket = '', bits = 0 } = answer.problem;
  pass = `${ticket}:${await findWork(ticket, 'pass', bits)}`;
  return fetchOnce(method, path, asked);
}

async function fetchOnce<T>(method: 'GET' | 'POST', path: string, { body, headers, read }: Asked): Promise<Answer<T>> {
  if (!HAS_SERVER) return { ok: false, problem: { code: 'noServer' } };
  try {
    const reply = await fetch(withBase(path), {
      method,
      headers: {
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
        ...(pass !== undefined && { 'x-pass': pass }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (reply.ok) return { ok: true, value: (await (read ?? readJson)(reply)) as T };
    return { ok: false, problem: await problemOf(reply) };
  } catch {
    return { ok: false, problem: { code: 'offline' } };
  }
}

function readJson(reply: Response): Promise<unknown> {
  return reply.json();
}

/** The code for it is loaded when it is asked for: a calm door asks nobody. */
export async function findWork(ticket: string, subject: string, bits: number): Promise<number> {
  const work = await import('./work.ts');
  return work.findWork(ticket, subject, bits);
}

/** A proxy in between answers without our JSON: then nobody behind it is there. */
async function problemOf(reply: Response): Promise<ApiProblem> {
  try {
    const problem = (await reply.json()) as Partial<Problem>;
    return typeof problem.code === 'string' ? (problem as Problem) : { code: 'offline' };
  } catch {
    return { code: 'offline' };
  }
}
