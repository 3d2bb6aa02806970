import type {
  CreateSession,
  Problem,
  Reach,
  ScenarioInfo,
  SeatGranted,
  SessionCreated,
  SessionInfo,
  TakeSeat,
} from '#shared/protocol/messages.ts';

/** `offline`: no answer came. */
export type ApiProblem = Problem | { readonly code: 'offline' };
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ApiProblem };

const TIMEOUT_MS = 15_000;

export function listScenarios(): Promise<Answer<readonly ScenarioInfo[]>> {
  return request('GET', '/api/scenarios');
}

/** `hostKey` is asked for by servers that do not trust this address. */
export function createSession(wish: CreateSession, hostKey = ''): Promise<Answer<SessionCreated>> {
  return request('POST', '/api/sessions', wish, hostKey === '' ? {} : { 'x-host-key': hostKey });
}

/** `lang` is the language of the suggested name. */
export function findSession(code: string, lang: string): Promise<Answer<SessionInfo>> {
  return request('GET', `/api/sessions/${encodeURIComponent(code)}`, undefined, { 'accept-language': lang });
}

export function takeSeat(code: string, wish: TakeSeat): Promise<Answer<SeatGranted>> {
  return request('POST', `/api/sessions/${encodeURIComponent(code)}/seats`, wish);
}

/** Under which addresses others find this server; answered only to its own machine. */
export function whereToReach(): Promise<Answer<Reach>> {
  return request('GET', '/api/reach');
}

async function request<T>(
  method: 'GET' | 'POST',
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  try {
    const reply = await fetch(path, {
      method,
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (reply.ok) return { ok: true, value: (await reply.json()) as T };
    return { ok: false, problem: await problemOf(reply) };
  } catch {
    return { ok: false, problem: { code: 'offline' } };
  }
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
