import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Debrief } from '#shared/protocol/debrief.ts';
import type { PeopleOfSession } from '#shared/protocol/office.ts';
import { readRecording } from '#shared/replay/read-recording.ts';
import { replayTeam } from '#shared/replay/replay-recording.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import { askForSeat, lookUp } from '../../../tools/load/host.ts';
import { aServer, aSession, closeAll, connect, type TestClass, type TestServer } from '../a-server.ts';
import { Browser } from './a-browser.ts';

afterAll(closeAll);

/** Files of the data folder in whose bytes a text stands: the database, its log, and all else. */
function holders({ dataDir }: TestServer, text: string): string[] {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return files.flatMap((file) =>
    readFileSync(path.join(file.parentPath, file.name)).includes(text) ? [file.name] : [],
  );
}

/** Somebody with a name of their own. */
async function join({ url }: TestServer, { code }: TestClass, name: string) {
  const { ticket } = await lookUp(url, code);
  const { body } = await askForSeat(url, code, { lang: 'en', name, ticket });
  return { ...body, player: await connect(url, body.token) };
}

/** A session of two that was played for some ticks and is over: both have marked a moment in their own words. */
async function aPlayedSession() {
  const server = await aServer();
  const session = await aSession(server, { freeNames: true, title: 'Physics on Monday', seats: 2, teams: 2 });
  const [wilma, otto] = [await join(server, session, 'Wilhelmina'), await join(server, session, 'Ottokar')];
  await session.instructor.control({ type: 'rename', seat: 0, name: 'Zwiebelfisch' });
  await session.instructor.control({ type: 'start' });
  for (const [{ player }, note] of [
    [wilma, 'Rumpelstilzchen was here'],
    [otto, 'Zwergnase was here'],
  ] as const)
    expect(await player.socket.timeout(10_000).emitWithAck('bookmark', { note })).toEqual({ ok: true });
  await new Promise((resolve) => setTimeout(resolve, 600));
  await session.instructor.control({ type: 'end' });
  const browser = new Browser(server.url, { authorization: `Bearer ${session.token}` });
  return { server, session, browser, wilma, otto };
}

/** What the world of each team comes to when a journal is played again. */
function hashesOf(journal: string): number[] {
  const read = readRecording(journal);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return [0, 1].map((team) => {
    const replayed = replayTeam(read.recording, team);
    if (!replayed.ok) throw new Error(replayed.problem);
    replayed.replay.stepTo(read.recording.ticks);
    return hashWorld(replayed.replay.world);
  });
}

describe('one person in a session', () => {
  it('is taken as a file, and erased down to the bytes; what was played plays again to the same hashes', async () => {
    const { server, session, browser, wilma, otto } = await aPlayedSession();
    const at = `/api/sessions/${session.code}`;
    const { people } = (await browser.get<PeopleOfSession>(`${at}/people`)).body;
    expect(people.map(({ grant, name }) => [grant, name])).toEqual([
      [1, 'Zwiebelfisch'],
      [2, 'Ottokar'],
    ]);
    const own = new Browser(server.url, { authorization: `Bearer ${wilma.token}` });
    const taken = JSON.stringify((await own.post(`${at}/people/1/take`)).body);
    expect(taken).toContain('Wilhelmina');
    expect(taken).toContain('Rumpelstilzchen was here');
    expect(taken).toContain(wilma.seatCode);
    expect(taken).not.toMatch(/Ottokar|Zwergnase/);
    expect((await own.post(`${at}/people/2/take`)).body.code).toBe('notAllowed');
    const before = (await browser.get<{ text: string }>(`${at}/journal`)).body.text;
    const device = /"device":"([\w-]{22})"/.exec(taken)?.[1] ?? '';
    const gone = ['Wilhelmina', 'Zwiebelfisch', 'Rumpelstilzchen was here', wilma.seatCode, device];
    for (const secret of gone) expect(holders(server, secret)).not.toEqual([]);
    expect((await browser.post(`${at}/people/1/erase`)).status).toBe(204);
    for (const secret of gone) expect(holders(server, secret)).toEqual([]);
    for (const kept of ['Ottokar', 'Zwergnase was here', otto.seatCode]) expect(holders(server, kept)).not.toEqual([]);
    const after = (await browser.get<{ text: string }>(`${at}/journal`)).body.text;
    expect(after).toBe(before.replaceAll(/Wilhelmina|Zwiebelfisch/g, '').replaceAll('Rumpelstilzchen was here', ''));
    expect(hashesOf(after)).toEqual(hashesOf(before));
    const debrief = (await browser.get<Debrief>(`${at}/debrief`)).body;
    expect(debrief.teams.flatMap(({ accounts }) => accounts?.members ?? [])).toEqual(['Ottokar']);
    expect((await browser.post(`${at}/people/7/erase`)).body.code).toBe('notFound');
  });

  it('is not touched while the session goes on, nor by whoever has no right to it', async () => {
    const server = await aServer();
    const session = await aSession(server);
    await session.join();
    const [at, token] = [`/api/sessions/${session.code}`, session.tokens[0]];
    const ask = async (bearer: string, what: string) =>
      (await new Browser(server.url, { authorization: `Bearer ${bearer}` }).post(`${at}/${what}`)).body.code;
    expect(await ask(session.token, 'people/1/erase')).toBe('notOver');
    expect(await ask(session.token, 'erase')).toBe('notOver');
    await session.instructor.control({ type: 'start' });
    await session.instructor.control({ type: 'end' });
    expect([await ask(token ?? '', 'erase'), await ask(token ?? '', 'people/2/erase')]).toEqual([
      'notAllowed',
      'notAllowed',
    ]);
    expect(await ask('nonsense', 'erase')).toBe('badToken');
    const other = await aSession(server);
    expect(await ask(other.token, 'erase')).toBe('unknownCode');
  });
});

describe('a session', () => {
  it('that its instructor erases leaves nothing in the files: no name, no word, no title', async () => {
    const { server, session, browser, wilma } = await aPlayedSession();
    const words = [
      'Wilhelmina',
      'Ottokar',
      'Rumpelstilzchen',
      'Zwergnase',
      'Physics on Monday',
      wilma.seatCode,
      session.room,
    ];
    for (const word of words) expect(holders(server, word)).not.toEqual([]);
    expect((await browser.post(`/api/sessions/${session.code}/erase`)).status).toBe(204);
    for (const word of words) expect(holders(server, word)).toEqual([]);
    expect((await browser.get(`/api/sessions/${session.code}/debrief`)).body.code).toBe('unknownCode');
    expect((await browser.get(`/api/sessions/${session.code}`)).body.code).toBe('unknownCode');
  });
});
