import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { filledJournalPage } from '#shared/replay/journal-page.ts';
import { LINE_TYPES } from '#shared/replay/line-types.ts';
import { readRecording } from '#shared/replay/read-recording.ts';
import type { RecordedLine } from '#shared/replay/recording.ts';
import { writeRecording } from '#shared/replay/write-recording.ts';
import { aRoom, aStore, clearStores } from '../server/a-room.ts';
import { fileOf, order, overcommit, recordingIn, twoTeams } from './a-recording.ts';

afterAll(clearStores);

async function aFile(sight: Parameters<typeof fileOf>[1] = 'all') {
  const store = await aStore();
  const room = await aRoom({ store, teams: 2 });
  const [first, second] = await twoTeams(room);
  await order(room, first, overcommit(140), 1);
  await order(room, second, overcommit(130), 2);
  await room.control({ type: 'rename', seat: 0, name: 'Ada' });
  await room.ticks(98);
  await room.control({ type: 'end' });
  return { text: await fileOf(store, sight), first: room.view.seats[first.seat], second: room.view.seats[second.seat] };
}

const namesIn = (lines: readonly RecordedLine[]) => lines.flatMap(({ entry }) => ('name' in entry ? [entry.name] : []));

describe('a journal as a file', () => {
  it('comes out of its own reading letter for letter', async () => {
    const { text } = await aFile();
    expect([...writeRecording(recordingIn(text))].join('')).toBe(text);
  });

  it('holds nothing that lets somebody in or tells devices apart', async () => {
    const { text } = await aFile();
    for (const secret of ['"room"', 'device', 'grant', 'author', '"id"']) expect(text).not.toContain(secret);
    const taken = recordingIn(text).lines.find(({ entry }) => entry.type === 'seatTaken');
    expect(Object.keys(taken?.entry ?? {}).sort()).toEqual(['atS', 'name', 'seat', 'team', 'type']);
  });

  it('shows a player the orders and hashes of the own team, and no names of others', async () => {
    const { text, second } = await aFile({ team: 1 });
    const { lines } = recordingIn(text);
    const orders = lines.flatMap(({ entry }) => (entry.type === 'order' ? [entry.team] : []));
    expect(orders).toEqual([1]);
    const hashes = lines.flatMap(({ entry }) => (entry.type === 'mark' ? entry.hashes : []));
    expect(hashes).toEqual([null, expect.any(Number)]);
    // Ann sat down first, and was called Ada later.
    expect(namesIn(lines)).toEqual(second.no === 0 ? ['Ann', '', 'Ada'] : ['', 'Ben', '']);
  });

  it('shows who is in no team no names at all', async () => {
    const { text } = await aFile({ team: -1 });
    expect(namesIn(recordingIn(text).lines)).toEqual(['', '', '']);
  });

  it.each([
    ['', [{ line: 1, problem: 'noHeader' }]],
    ['no json', [{ line: 1, problem: 'notJson' }]],
    ['{"type":"started"}', [{ line: 1, problem: 'noHeader' }]],
    ['{"type":"header","format":2}', [{ line: 1, problem: 'otherFormat' }]],
  ])('is refused that begins with %j', (text, problems) => {
    expect(readRecording(text)).toEqual({ ok: false, problems });
  });

  it.each([
    ['"scenario":"sprint"', '"scenario":"nowhere"', { line: 1, problem: 'unknownHall' }],
    ['"teamForming":"random"', '"teamForming":"chance"', { line: 1, problem: 'badField', field: 'teamForming' }],
    ['"type":"started"', '"type":"begun"', { line: 4, problem: 'unknownType' }],
    ['"teams":[', '"teams":["x",', { line: 4, problem: 'badField', field: 'teams' }],
    ['"percent":140', '"percent":-1', { line: 5, problem: 'badField', field: 'call' }],
    ['{"tick":1,', '{"tick":-1,', { line: 6, problem: 'badField', field: 'tick' }],
    ['"team":1,"by"', '"team":2,"by"', { line: 6, problem: 'badField', field: 'team' }],
    ['{"tick":2,', '{"tick":0,', { line: 7, problem: 'tickFalls' }],
  ])('is refused with the line that is wrong: %s becomes %s', async (right, wrong, problem) => {
    const { text } = await aFile();
    expect(text).toContain(right);
    expect(readRecording(text.replace(right, wrong))).toEqual({ ok: false, problems: [problem] });
  });

  it('is refused that is cut', async () => {
    const { text } = await aFile();
    const cut = text.slice(0, text.lastIndexOf('{'));
    expect(readRecording(cut)).toEqual({ ok: false, problems: [{ line: 10, problem: 'noEnd' }] });
  });

  it('is read or refused, and nothing else, whatever somebody has done to it', async () => {
    const { text } = await aFile();
    const anyEdit = fc.record({ at: fc.nat(text.length - 1), cut: fc.nat(20), put: fc.string({ maxLength: 8 }) });
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 3 }), (edits) => {
        const edited = edits.reduce((now, { at, cut, put }) => now.slice(0, at) + put + now.slice(at + cut), text);
        const read = readRecording(edited);
        if (read.ok) expect(recordingIn([...writeRecording(read.recording)].join(''))).toEqual(read.recording);
        else expect(read.problems.every(({ line }) => line >= 1)).toBe(true);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('is described with every type of its lines (else: npm run replay -- --page)', () => {
    const page = readFileSync(path.join(import.meta.dirname, '../../docs/journal.md'), 'utf8');
    expect(filledJournalPage(page)).toBe(page);
    for (const type of Object.keys(LINE_TYPES)) expect(page).toContain(`### \`${type}\``);
  });
});
