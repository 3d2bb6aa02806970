import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem, SeatGranted, SessionCreated } from '#shared/protocol/messages.ts';
import { askForSeat, hostSession, lookUp, post, takeSeat } from '../../../tools/load/host.ts';
import { aServer, closeAll, type TestServer } from '../a-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer({ MAX_ROOMS: '20', SOLO_ROOMS: '50' });
});
afterAll(closeAll);

const seatsOf = (code: string) => `${server.url}/api/sessions/${code}/seats`;

/** A browser: keeps its cookie. */
async function aBrowser(code: string): Promise<{ cookie: string; ticket: string }> {
  const reply = await fetch(`${server.url}/api/sessions/${code}`);
  const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { cookie, ticket: ((await reply.json()) as { ticket: string }).ticket };
}

describe('a seat', () => {
  it('needs a ticket, of this session, in time and unchanged', async () => {
    const [{ code }, other] = [await hostSession(server.url, {}), await hostSession(server.url, {})];
    const { ticket } = await lookUp(server.url, code);
    const elsewhere = await lookUp(server.url, other.code);
    const [device, until, mark] = ticket.split('.');
    const tickets = [
      undefined,
      '',
      'x',
      elsewhere.ticket,
      `${device}.${until}.${mark.slice(0, -1)}${mark.endsWith('A') ? 'B' : 'A'}`,
      `${device}.zzzzzzzz.${mark}`,
      `${device}.1.${mark}`,
    ];
    for (const shown of tickets)
      expect(await post<Problem>(seatsOf(code), { lang: 'en', ticket: shown })).toEqual({
        status: 403,
        body: { code: 'ticketNeeded' },
      });
    expect((await post(seatsOf(code), { lang: 'en', ticket })).status).toBe(201);
  });

  it('is one for one ticket, however often it is shown', async () => {
    const { code } = await hostSession(server.url, { seats: 30 });
    const { ticket } = await lookUp(server.url, code);
    const replies = await Promise.all(
      Array.from({ length: 40 }, () => post<SeatGranted>(seatsOf(code), { lang: 'en', ticket })),
    );
    expect(new Set(replies.map(({ body }) => body.seat))).toEqual(new Set([0]));
  });

  it('is not given for the ticket of another browser', async () => {
    const { code } = await hostSession(server.url, {});
    const [ann, ben] = [await aBrowser(code), await aBrowser(code)];
    const reply = await post<Problem>(seatsOf(code), { lang: 'en', ticket: ben.ticket }, { cookie: ann.cookie });
    expect(reply.body).toEqual({ code: 'ticketNeeded' });
    expect((await post(seatsOf(code), { lang: 'en', ticket: ann.ticket }, { cookie: ann.cookie })).status).toBe(201);
  });
});

describe('a flood of newcomers from one address', () => {
  it('of sixty-one requests without tickets takes no seat', async () => {
    const { code } = await hostSession(server.url, { seats: 30 });
    const replies = await Promise.all(Array.from({ length: 61 }, () => post<Problem>(seatsOf(code), { lang: 'en' })));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([403]));
    expect((await lookUp(server.url, code)).seatsFree).toBe(30);
  });

  it('with a ticket each gets the first ten seats for nothing, and then is asked for work', async () => {
    const { code } = await hostSession(server.url, { seats: 30 });
    const tickets = await Promise.all(Array.from({ length: 61 }, () => lookUp(server.url, code)));
    const statuses: number[] = [];
    for (const { ticket } of tickets)
      statuses.push((await post<Problem>(seatsOf(code), { lang: 'en', ticket })).status);
    // What came first counts a little less already when the last one asks: an eleventh may slip in.
    expect(statuses.filter((status) => status === 201).length).toBeLessThanOrEqual(12);
    expect(statuses.filter((status) => status === 428).length).toBeGreaterThanOrEqual(49);
    const honest = await takeSeat(server.url, code);
    expect(honest.seatCode).toHaveLength(5);
  });

  it('lets a class of thirty in that does the work', async () => {
    const { code } = await hostSession(server.url, { seats: 30 });
    for (let seat = 0; seat < 30; seat++) expect((await takeSeat(server.url, code)).seat).toBe(seat);
  });

  it('cannot use work that was done for another ticket or another seat code', async () => {
    const { code } = await hostSession(server.url, { seats: 30 });
    for (let n = 0; n < 12; n++) await takeSeat(server.url, code);
    const { ticket } = await lookUp(server.url, code);
    for (const work of [0, 1, 2 ** 40]) {
      const { body } = await post<Problem>(seatsOf(code), { lang: 'en', ticket, work });
      expect(body.code).toBe('workNeeded');
    }
    for (const work of [-1, 0.5, '7', 1e300])
      expect((await post<Problem>(seatsOf(code), { lang: 'en', ticket, work })).body).toEqual({
        code: 'badRequest',
        field: 'work',
      });
    expect((await askForSeat(server.url, code, { lang: 'en', ticket })).status).toBe(201);
  });
});

describe('wrong seat codes', () => {
  it('of somebody else never keep out a right one', async () => {
    const { code } = await hostSession(server.url, { seats: 4 });
    const { seatCode, seat } = await takeSeat(server.url, code);
    const guessers = await Promise.all(Array.from({ length: 60 }, () => lookUp(server.url, code)));
    const guesses = await Promise.all(
      guessers.map(({ ticket }) => post<Problem>(seatsOf(code), { lang: 'en', ticket, seatCode: 'ZZZZZ' })),
    );
    expect(guesses.filter(({ status }) => status === 201)).toEqual([]);
    expect((await takeSeat(server.url, code, { seatCode })).seat).toBe(seat);
    // Still raining: the next right one finds its seat too.
    const { ticket } = await lookUp(server.url, code);
    const rain = post<Problem>(seatsOf(code), { lang: 'en', ticket, seatCode: 'YYYYY' });
    expect((await takeSeat(server.url, code, { seatCode })).seat).toBe(seat);
    await rain;
  });

  it('cost work after thirty', async () => {
    const { code } = await hostSession(server.url, { seats: 4 });
    const codes: string[] = [];
    for (let n = 0; n < 60; n++) {
      const { ticket } = await lookUp(server.url, code);
      codes.push((await post<Problem>(seatsOf(code), { lang: 'en', ticket, seatCode: 'ZZZZZ' })).body.code);
    }
    expect(codes.slice(0, 30)).toEqual(Array(30).fill('unknownCode'));
    expect(codes.at(-1)).toBe('workNeeded');
  });
});

describe('wrong host keys', () => {
  const WISH = { scenario: 'sprint', seats: 4, teams: 2, teamForming: 'random', freeNames: false, solo: false };

  it('never lock out the right one', async () => {
    const away = { 'x-forwarded-for': '203.0.113.9' };
    const wrong = Array.from({ length: 300 }, (_, n) =>
      post<Problem>(`${server.url}/api/sessions`, WISH, { ...away, 'x-host-key': `guess ${n}` }),
    );
    const key = server.app.madeHostKey ?? '';
    const right = await post<SessionCreated>(`${server.url}/api/sessions`, WISH, { ...away, 'x-host-key': key });
    expect(right.status).toBe(201);
    const answers = await Promise.all(wrong);
    expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true);
  });
});

describe('games for one', () => {
  const ALONE = { scenario: 'sprint', seats: 1, teams: 1, teamForming: 'random', freeNames: false, solo: true };
  const away = { 'x-forwarded-for': '203.0.113.9' };
  const open = (headers: Record<string, string> = {}) =>
    post<SessionCreated & Problem>(`${server.url}/api/sessions`, ALONE, { ...away, ...headers });

  it('of one browser are two at most: a third ends the first', async () => {
    const first = await fetch(`${server.url}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...away },
      body: JSON.stringify(ALONE),
    });
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    const { code } = (await first.json()) as SessionCreated;
    expect((await open({ cookie })).status).toBe(201);
    expect((await open({ cookie })).status).toBe(201);
    expect((await lookUp(server.url, code)).phase).toBe('over');
  });

  it('cost work when an address opens many, and leave half of all places to classes', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 20; n++) statuses.push((await open()).status);
    expect(statuses).toContain(428);
    expect(statuses.filter((status) => status === 201).length).toBeLessThan(10);
    const key = server.app.madeHostKey ?? '';
    const lesson = { ...ALONE, seats: 30, teams: 6, solo: false };
    const { status } = await post(`${server.url}/api/sessions`, lesson, { ...away, 'x-host-key': key });
    expect(status).toBe(201);
  });
});
