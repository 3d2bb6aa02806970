import type {
  AccountLine,
  AccountRole,
  AdminOverview,
  AuditLine,
  ChangePassword,
  Notice,
  OwnAccount,
  PeopleOfSession,
  SignIn,
  StartPassword,
} from '#shared/protocol/office.ts';
import { type Answer, bearer, findWork, keyHeader, request } from './api.ts';

/** What people with an account, administrators, and those who look after the people of a session ask over HTTP. */

type Done = Answer<undefined>;

const nothing = async (): Promise<undefined> => undefined;
const asText = (reply: Response): Promise<string> => reply.text();

function post<T = undefined>(
  path: string,
  body: object = {},
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  return request('POST', path, { body, headers, read: nothing });
}

export function ownAccount(): Promise<Answer<OwnAccount>> {
  return request('GET', '/api/account');
}

/** Where many guess passwords each try costs some work: it is done here, for this very try. */
export async function signIn(wish: SignIn): Promise<Done> {
  const login = wish.login.trim().toLowerCase();
  const answer = await post('/api/account/sign-in', { ...wish, login });
  if (answer.ok || answer.problem.code !== 'workNeeded') return answer;
  const { ticket = '', bits = 0 } = answer.problem;
  const work = await findWork(ticket, `${login}/${wish.password}`, bits);
  return post('/api/account/sign-in', { ...wish, login, ticket, work });
}

export function signOut(): Promise<Done> {
  return post('/api/account/sign-out');
}

export function changePassword(change: ChangePassword): Promise<Done> {
  return post('/api/account/password', change);
}

export function makeFirstAdmin(wish: Pick<SignIn, 'login' | 'password'>, hostKey: string): Promise<Done> {
  const login = wish.login.trim().toLowerCase();
  return post('/api/account/first', { ...wish, login }, keyHeader(hostKey));
}

export function adminOverview(): Promise<Answer<AdminOverview>> {
  return request('GET', '/api/admin/overview');
}

export function closeRoom(room: string): Promise<Done> {
  return post(`/api/admin/sessions/${room}/close`);
}

export function eraseRoom(room: string): Promise<Done> {
  return post(`/api/admin/sessions/${room}/erase`);
}

export function journalOfRoom(room: string): Promise<Answer<string>> {
  return request('POST', `/api/admin/sessions/${room}/journal`, { body: {}, read: asText });
}

export function listAccounts(): Promise<Answer<readonly AccountLine[]>> {
  return request('GET', '/api/admin/accounts');
}

export function addAccount(login: string, role: AccountRole): Promise<Answer<StartPassword>> {
  return request('POST', '/api/admin/accounts', { body: { login, role } });
}

export function changeAccount(id: string, change: { locked?: boolean; role?: AccountRole }): Promise<Done> {
  return post(`/api/admin/accounts/${id}`, change);
}

export function resetAccount(id: string): Promise<Answer<StartPassword>> {
  return request('POST', `/api/admin/accounts/${id}/reset`, { body: {} });
}

export function removeAccount(id: string): Promise<Done> {
  return post(`/api/admin/accounts/${id}/remove`);
}

/** Lines before the one numbered `before`; 0 = from the newest. */
export function auditLines(before: number): Promise<Answer<readonly AuditLine[]>> {
  return request('GET', `/api/admin/audit?before=${before}`);
}

export function auditFile(): Promise<Answer<string>> {
  return request('POST', '/api/admin/audit/file', { body: {}, read: asText });
}

export function notice(): Promise<Answer<Notice>> {
  return request('GET', '/api/notice');
}

/** `token` of the console in all that follows. */
export function peopleOf(code: string, token: string): Promise<Answer<PeopleOfSession>> {
  return request('GET', `/api/sessions/${encodeURIComponent(code)}/people`, { headers: bearer(token) });
}

/** Everything that is stored about one person of a session, as JSON. */
export function takePerson(code: string, token: string, grant: number): Promise<Answer<string>> {
  const path = `/api/sessions/${encodeURIComponent(code)}/people/${grant}/take`;
  return request('POST', path, { body: {}, headers: bearer(token), read: asText });
}

export function erasePerson(code: string, token: string, grant: number): Promise<Done> {
  return post(`/api/sessions/${encodeURIComponent(code)}/people/${grant}/erase`, {}, bearer(token));
}

export function eraseSession(code: string, token: string): Promise<Done> {
  return post(`/api/sessions/${encodeURIComponent(code)}/erase`, {}, bearer(token));
}

/** Lets another account lead a session too, or no more. */
export function shareSession(code: string, login: string, add: boolean, hostKey: string): Promise<Done> {
  return post(`/api/host/sessions/${encodeURIComponent(code)}/hosts`, { login, add }, keyHeader(hostKey));
}
