import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword, isPassword } from '#server/accounts/password.ts';
import { operate } from '#server/operator.ts';
import type { HostedSession } from '#shared/protocol/hosting.ts';
import type { SessionCreated } from '#shared/protocol/messages.ts';
import type { AccountLine, AdminOverview, AuditLine, OwnAccount, StartPassword } from '#shared/protocol/office.ts';
import { HandTimer } from '../a-room.ts';
import { aServer, closeAll, type TestServer } from '../a-server.ts';
import { Browser } from './a-browser.ts';

const PASSWORD = 'seven quiet trains at dawn';
const OTHER = 'nine loud ferries at dusk';
const WISH = { scenario: 'sprint', seats: 4, teams: 2, teamForming: 'random', freeNames: false, solo: false };

let server: TestServer;
/** Signed in as the first administrator. */
let admin: Browser;
const browser = (headers?: Record<string, string>) => new Browser(server.url, headers);
const me = async (who: Browser) => (await who.get<OwnAccount>('/api/account')).body;

/** An account with a password of its own, signed in. */
async function aHost(login: string): Promise<Browser> {
  const { body } = await admin.post<StartPassword>('/api/admin/accounts', { login, role: 'host' });
  const host = browser();
  await host.signIn(login, body.password);
  await host.post('/api/account/password', { old: body.password, fresh: PASSWORD });
  return host;
}

beforeAll(async () => {
  server = await aServer();
  admin = browser();
  const key = { 'x-host-key': server.app.madeHostKey ?? '' };
  await admin.post('/api/account/first', { login: 'ada', password: PASSWORD }, key);
});
afterAll(closeAll);

describe('the first administrator', () => {
  it('is signed in at once, and there is no second first one', async () => {
    expect((await me(admin)).account).toMatchObject({ login: 'ada', role: 'admin', mustChange: false });
    const key = { 'x-host-key': server.app.madeHostKey ?? '' };
    const late = await browser().post('/api/account/first', { login: 'eve', password: PASSWORD }, key);
    expect([late.status, late.body.code]).toEqual([403, 'notAllowed']);
  });

  it('is made by whoever has the host key, and by nobody else', async () => {
    const wish = { login: 'eve', password: PASSWORD };
    expect((await browser().post('/api/account/first', wish)).body.code).toBe('hostKeyNeeded');
    expect((await browser().post('/api/account/first', wish, { 'x-host-key': 'guess' })).body.code).toBe(
      'hostKeyNeeded',
    );
  });

  it('can be made from the command line beside a running server, and must change the password', async () => {
    const said = await operate(['account', 'grace', '--admin'], server.dataDir, new HandTimer());
    const password = /password (\S+) and/.exec(said ?? '')?.[1] ?? '';
    expect(password).toMatch(/^([a-km-z2-9]{5}-){3}[a-km-z2-9]{5}$/);
    const grace = browser();
    expect((await grace.signIn('grace', password)).status).toBe(204);
    expect((await grace.get('/api/admin/overview')).body.code).toBe('mustChange');
    expect((await grace.post('/api/sessions', WISH)).body.code).toBe('hostKeyNeeded');
    expect((await grace.post('/api/account/password', { old: password, fresh: 'short' })).body.code).toBe(
      'weakPassword',
    );
    expect((await grace.post('/api/account/password', { old: password, fresh: OTHER })).status).toBe(204);
    expect((await grace.get('/api/admin/overview')).status).toBe(200);
  });
});

describe('a password', () => {
  it('is stored as scrypt with N = 2^17, r = 8, p = 1 (OWASP Password Storage Cheat Sheet), each with a salt of its own', async () => {
    const hashes = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)];
    for (const hash of hashes) expect(hash).toMatch(/^scrypt\$17\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(hashes[0]).not.toBe(hashes[1]);
    expect([await isPassword(PASSWORD, hashes[0] ?? ''), await isPassword(OTHER, hashes[1] ?? '')]).toEqual([
      true,
      false,
    ]);
  });

  it('comes to the keys that RFC 7914 gives, section 12', async () => {
    const key =
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887';
    const [salt, right] = [Buffer.from('SodiumChloride'), Buffer.from(key, 'hex')].map((bytes) =>
      bytes.toString('base64url'),
    );
    expect(await isPassword('pleaseletmein', `scrypt$14$8$1$${salt}$${right}`)).toBe(true);
  });

  it.each([
    ['fourteen signs'],
    ['a'.repeat(20)],
    ['ada is not a password'],
    ['I love Overcommit so much'],
    ['x1y2z3'.repeat(40)],
  ])('%s is refused', async (fresh) => {
    const reply = await admin.post('/api/account/password', { old: PASSWORD, fresh });
    expect([reply.status, reply.body.code]).toEqual([400, 'weakPassword']);
  });

  it('is answered the same way whether it is wrong or there is no such account', async () => {
    const [wrong, nobody] = [await browser().signIn('ada', OTHER), await browser().signIn('nobody', OTHER)];
    expect(wrong).toEqual({ ...nobody, cookies: wrong.cookies });
    expect(wrong.body).toEqual({ code: 'wrongSignIn' });
  });

  it('that is right is let in however many wrong ones others have sent for the same login', async () => {
    const owner = await aHost('barbara');
    const guesser = browser();
    await Promise.all(Array.from({ length: 12 }, (_, tries) => guesser.signIn('barbara', `${OTHER} ${tries}`)));
    // A guess without work is not even looked at; the owner's browser pays nothing, and a new one of hers pays and is let in.
    expect((await guesser.post('/api/account/sign-in', { login: 'barbara', password: OTHER })).body.code).toBe(
      'workNeeded',
    );
    await owner.post('/api/account/sign-out');
    const again = await owner.post('/api/account/sign-in', { login: 'barbara', password: PASSWORD });
    expect(again.status).toBe(204);
    expect((await browser().signIn('barbara', PASSWORD)).status).toBe(204);
  });

  it('has work done for it that is good for no other guess', async () => {
    const guesser = browser();
    const first = await guesser.post('/api/account/sign-in', { login: 'barbara', password: OTHER });
    const { ticket = '' } = first.body;
    const reused = await guesser.post('/api/account/sign-in', {
      login: 'barbara',
      password: PASSWORD,
      ticket,
      work: 0,
    });
    expect(reused.body.code).toBe('workNeeded');
  });
});

describe('a sign-in', () => {
  it('is a cookie that scripts do not see and other sites do not send; behind https it is for this host alone', async () => {
    const shown = (await browser().signIn('ada', PASSWORD)).cookies.find((one) =>
      one.startsWith('overcommit-account='),
    );
    expect(shown).toMatch(
      /^overcommit-account=[\w-]{43}\.[\w-]{22}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    );
    const secure = await aServer({ PUBLIC_URL: 'https://play.example.org', HOST_KEY: 'k'.repeat(24) });
    const far = new Browser(secure.url, { 'x-host-key': 'k'.repeat(24) });
    const made = await far.post('/api/account/first', { login: 'ada', password: PASSWORD });
    const cookie = made.cookies.find((one) => one.includes('overcommit-account='));
    expect(cookie).toMatch(/^__Host-overcommit-account=.*; Path=\/; .*HttpOnly; SameSite=Strict; Secure$/);
  });

  it('takes no number that a browser brings along, and ends the one before', async () => {
    const one = browser();
    await one.signIn('ada', PASSWORD);
    const before = one.cookies.get('overcommit-account') ?? '';
    const [number = ''] = before.split('.');
    await one.signIn('ada', PASSWORD);
    expect(one.cookies.get('overcommit-account')).not.toContain(number);
    const thief = browser();
    thief.cookies.set('overcommit-account', before);
    expect((await me(thief)).account).toBeUndefined();
    thief.cookies.set('overcommit-account', `${'A'.repeat(43)}.${'A'.repeat(22)}`);
    expect((await me(thief)).account).toBeUndefined();
  });

  it('that was signed out is over on the server, too', async () => {
    const one = browser();
    await one.signIn('ada', PASSWORD);
    const copy = browser();
    copy.cookies.set('overcommit-account', one.cookies.get('overcommit-account') ?? '');
    await one.post('/api/account/sign-out');
    expect([one.cookies.has('overcommit-account'), (await me(copy)).account]).toEqual([false, undefined]);
  });

  it('is of no use to a page of somebody else, or to a form', async () => {
    const wish = { login: 'mallory', role: 'admin' };
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
      expect((await admin.post('/api/admin/accounts', wish, headers)).body.code).toBe('badOrigin');
    const form = await admin.post('/api/admin/accounts', JSON.stringify(wish), { 'content-type': 'text/plain' });
    expect([form.status, form.body.code]).toEqual([400, 'badRequest']);
    expect((await admin.get<AccountLine[]>('/api/admin/accounts')).body.map(({ login }) => login)).not.toContain(
      'mallory',
    );
  });

  it('elsewhere ends when the password is changed', async () => {
    const host = await aHost('edsger');
    const elsewhere = browser();
    await elsewhere.signIn('edsger', PASSWORD);
    expect((await host.post('/api/account/password', { old: PASSWORD, fresh: OTHER })).status).toBe(204);
    expect([(await me(host)).account?.login, (await me(elsewhere)).account]).toEqual(['edsger', undefined]);
  });
});

describe('a session', () => {
  it('is listed for the account that opened it, from any device, and for no other', async () => {
    const [host, other] = [await aHost('alan'), await aHost('kurt')];
    const { code } = (await host.post<SessionCreated>('/api/sessions', { ...WISH, title: 'Monday' })).body;
    const codesOf = async (who: Browser, headers = {}) =>
      (await who.get<HostedSession[]>('/api/host/sessions', headers)).body.map((one) => one.code);
    const phone = browser();
    await phone.signIn('alan', PASSWORD);
    expect([await codesOf(phone), await codesOf(other)]).toEqual([[code], []]);
    // Not even the host key opens it: that is for sessions which belong to nobody.
    expect(await codesOf(browser(), { 'x-host-key': server.app.madeHostKey ?? '' })).not.toContain(code);
    const enter = (who: Browser) => who.post(`/api/host/sessions/${code}`, { revoke: false });
    expect([(await enter(phone)).status, (await enter(other)).body.code]).toEqual([201, 'unknownCode']);
    const share = (add: boolean) => host.post(`/api/host/sessions/${code}/hosts`, { login: 'kurt', add });
    await share(true);
    expect([await codesOf(other), (await enter(other)).status]).toEqual([[code], 201]);
    await share(false);
    expect(await codesOf(other)).toEqual([]);
  });
});

describe('an administrator', () => {
  it('locks, resets and removes accounts; who is locked is out at once', async () => {
    const host = await aHost('niklaus');
    const accounts = (await admin.get<AccountLine[]>('/api/admin/accounts')).body;
    const { id = '' } = accounts.find(({ login }) => login === 'niklaus') ?? {};
    expect((await admin.post(`/api/admin/accounts/${id}`, { locked: true })).status).toBe(204);
    expect((await me(host)).account).toBeUndefined();
    expect((await browser().signIn('niklaus', PASSWORD)).body.code).toBe('accountLocked');
    expect((await browser().signIn('niklaus', OTHER)).body.code).toBe('wrongSignIn');
    await admin.post(`/api/admin/accounts/${id}`, { locked: false });
    const { password } = (await admin.post<StartPassword>(`/api/admin/accounts/${id}/reset`)).body;
    expect((await browser().signIn('niklaus', password)).status).toBe(204);
    expect((await admin.post(`/api/admin/accounts/${id}/remove`)).status).toBe(204);
    expect((await browser().signIn('niklaus', password)).body.code).toBe('wrongSignIn');
  });

  it('who is the last one stays one', async () => {
    const accounts = (await admin.get<AccountLine[]>('/api/admin/accounts')).body;
    const [ada, grace] = ['ada', 'grace'].map((login) => accounts.find((one) => one.login === login)?.id);
    await admin.post(`/api/admin/accounts/${grace}`, { role: 'host' });
    for (const [way, body] of [
      ['', { locked: true }],
      ['', { role: 'host' }],
      ['/remove', {}],
    ] as const)
      expect((await admin.post(`/api/admin/accounts/${ada}${way}`, body)).body.code).toBe('lastAdmin');
  });

  it.each([
    ['GET', 'overview'],
    ['GET', 'accounts'],
    ['GET', 'audit'],
    ['POST', 'accounts'],
    ['POST', 'accounts/x'],
    ['POST', 'accounts/x/reset'],
    ['POST', 'accounts/x/remove'],
    ['POST', 'audit/file'],
    ['POST', 'sessions/x/close'],
    ['POST', 'sessions/x/erase'],
    ['POST', 'sessions/x/journal'],
  ])('alone may ask %s %s: not a host, not the host key, not this machine', async (method, what) => {
    const host = browser();
    await host.signIn('alan', PASSWORD);
    const key = { 'x-host-key': server.app.madeHostKey ?? '' };
    const body = method === 'POST' ? {} : undefined;
    const ask = async (who: Browser, headers = {}) =>
      (await who.send(method, `/api/admin/${what}`, body, headers)).body.code;
    const local = await fetch(`${server.url}/api/admin/${what}`, { method });
    expect([await ask(host), await ask(browser(), key), local.status]).toEqual(['notAllowed', 'signInNeeded', 401]);
  });

  it('sees rooms and load, closes a session, takes its journal and erases it', async () => {
    const { room, code } = (await admin.post<SessionCreated>('/api/sessions', { ...WISH, title: 'To be closed' })).body;
    const overview = async () => (await admin.get<AdminOverview>('/api/admin/overview')).body;
    const line = async () => (await overview()).rooms.find((one) => one.room === room);
    expect(await line()).toMatchObject({ code, title: 'To be closed', phase: 'lobby', hosts: ['ada'], seats: 4 });
    expect((await overview()).load).toMatchObject({ roomsMost: 100, connections: 0 });
    expect((await admin.post(`/api/admin/sessions/${room}/erase`)).body.code).toBe('notOver');
    expect((await admin.post(`/api/admin/sessions/${room}/close`)).status).toBe(204);
    expect((await line())?.phase).toBe('over');
    const taken = await admin.post<{ text: string }>(`/api/admin/sessions/${room}/journal`);
    expect(taken.body.text.split('\n')[0]).toContain(`"code":"${code}"`);
    expect((await admin.post(`/api/admin/sessions/${room}/erase`)).status).toBe(204);
    expect(await line()).toBeUndefined();
  });

  it('reads in the audit log who did what to what, in codes, page by page and as a file', async () => {
    const lines = (await admin.get<AuditLine[]>('/api/admin/audit')).body;
    const told = lines.map(({ who, deed, about, detail }) => [who, deed, about, detail].join(' ').trim());
    for (const expected of [
      'hostKey accountMade ada admin',
      'ada accountMade alan host',
      'ada accountLocked niklaus',
      'ada accountReset niklaus',
      'ada accountRemoved niklaus',
      'server signInRefused barbara',
      'commandLine accountMade grace admin',
    ])
      expect(told).toContain(expected);
    expect(told.filter((line) => line === 'server signInRefused barbara')).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toMatch(/Monday|To be closed|dawn|dusk/);
    const older = (await admin.get<AuditLine[]>(`/api/admin/audit?before=${lines.at(-1)?.no}`)).body;
    expect(older.every(({ no }) => no < (lines.at(-1)?.no ?? 0))).toBe(true);
    const file = (await admin.post<{ text: string }>('/api/admin/audit/file')).body.text.trim().split('\n');
    expect(JSON.parse(file[0] ?? '')).toMatchObject({ who: 'ada', deed: 'auditTaken' });
  });
});
