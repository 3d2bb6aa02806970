import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import { aRoom, aStore, clearStores } from '../server/a-room.ts';
import { fileOf, order, overcommit, twoTeams } from './a-recording.ts';

const ROOT = path.join(import.meta.dirname, '../..');
let folder = '';
let file = '';
let hashes: number[] = [];

beforeAll(async () => {
  const store = await aStore();
  const room = await aRoom({ store, teams: 2 });
  const [first] = await twoTeams(room);
  await order(room, first, overcommit(140), 1);
  await room.ticks(109);
  await room.control({ type: 'end' });
  hashes = room.room.game.worlds.map(hashWorld);
  folder = await mkdtemp(path.join(tmpdir(), 'overcommit-replay-'));
  file = path.join(folder, 'session.ndjson');
  await writeFile(file, await fileOf(store));
});

afterAll(async () => {
  await clearStores();
  await rm(folder, { recursive: true, force: true });
});

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function replay(...args: readonly string[]): Promise<Said> {
  try {
    const { stdout, stderr } = await promisify(execFile)('npx', ['tsx', 'tools/replay.ts', ...args], { cwd: ROOT });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

describe('npm run replay', () => {
  it('prints the hash of each team, as it was in the session, and that all marks are met', async () => {
    const { code, out } = await replay(file, '--json');
    const { teams } = JSON.parse(out) as { teams: { hash: number; metMarks: number; missedTicks: number[] }[] };
    expect(code).toBe(0);
    expect(teams.map(({ hash }) => hash)).toEqual(hashes);
    expect(teams.map(({ metMarks, missedTicks }) => [metMarks, missedTicks])).toEqual([
      [1, []],
      [1, []],
    ]);
  });

  it('says what another order would have led to, and where two teams part', async () => {
    const { out } = await replay(file, '--team', '0', '--json', '--what-if', '[{"type":"drop","at":0}]');
    const [team] = (JSON.parse(out) as { teams: { hash: number; whatIf: { hash: number } }[] }).teams;
    // Without its one order the first team has played the second team's game.
    expect([team.hash, team.whatIf.hash]).toEqual(hashes);
    const { out: difference } = await replay(file, '--compare', '0,1');
    expect(difference).toBe('from tick 0: setOvercommit {"percent":140} at tick 0 | nothing more\n');
  });

  it('ends with 1 when a mark is not met', async () => {
    const forged = path.join(folder, 'forged.ndjson');
    const text = await readFile(file, 'utf8');
    await writeFile(forged, text.replace('"percent":140', '"percent":150'));
    const { code, out } = await replay(forged, '--team', '0');
    expect(code).toBe(1);
    expect(out).toContain('marks missed at tick 100');
  });

  it('ends with 2 and a line for each problem when something is wrong with what was asked', async () => {
    const broken = path.join(folder, 'broken.ndjson');
    await writeFile(broken, 'nothing\n');
    expect(await replay(broken)).toEqual({ code: 2, out: '', err: `${broken}:1: is no object of JSON\n` });
    const none = await replay(file, '--team', '7');
    expect(none).toEqual({ code: 2, out: '', err: 'expected a team from 0 to 1, found "7"\n' });
  });
});
