import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../tools/lab/main.ts';
import { SOUND } from './an-experiment.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'lab-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: unknown) => {
  const at = path.join(folder, name);
  writeFileSync(at, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  return at;
};

/** The lab as a process: what it prints and how it ends. */
function labProcess(args: readonly string[], env: { readonly [name: string]: string } = {}) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', 'tools/lab.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { stdout, stderr, status };
}

/** The lab within this process. */
async function lab(args: readonly string[], env: { readonly [name: string]: string } = {}) {
  const before = { ...process.env };
  const writes = [process.stdout.write, process.stderr.write] as const;
  const said = { stdout: '', stderr: '' };
  const into = (stream: 'stdout' | 'stderr') => (text: string | Uint8Array) => {
    said[stream] += text;
    return true;
  };
  [process.stdout.write, process.stderr.write] = [into('stdout'), into('stderr')];
  process.exitCode = 0;
  try {
    Object.assign(process.env, env);
    await main(args);
    return { ...said, status: process.exitCode };
  } finally {
    [process.stdout.write, process.stderr.write] = writes;
    process.env = before;
    process.exitCode = 0;
  }
}

const HEADS = ['engine', 'experiment', 'seed', 'ticks', 'hash', 'metrics', 'refusals'];

describe('npm run lab, as a process', { timeout: 180_000 }, () => {
  const sound = file('sound.json', SOUND);

  it('-- run FILE --json prints exactly one object and says as much as the same run within this process', async () => {
    const { stdout, stderr, status } = labProcess(['run', sound, '--json']);
    expect(Object.keys(JSON.parse(stdout))).toEqual(HEADS);
    expect({ stdout, stderr, status }).toEqual(await lab(['run', sound, '--json']));
    expect(status).toBe(0);
  });

  it('-- sweep runs every combination and reports the ones that fail', () => {
    const out = path.join(folder, 'table.csv');
    const { status } = labProcess([
      'sweep',
      sound,
      '--over',
      'vms[0].count=2,0',
      '--over',
      'seed=a,b',
      '--out',
      out,
      '--jobs',
      '1',
    ]);
    const [head = '', ...rows] = readFileSync(out, 'utf8').trim().split('\n');
    const columns = head.split(',');
    expect(columns.slice(0, 7)).toEqual(['vms.0.count', 'seed', 'engine', 'experiment', 'ticks', 'hash', columns[6]]);
    expect(rows.map((row) => row.split(',').slice(0, 2))).toEqual([
      ['2', 'a'],
      ['2', 'b'],
      ['0', 'a'],
      ['0', 'b'],
    ]);
    expect(rows.filter((row) => row.includes('vms[0].count: expected a whole number'))).toHaveLength(2);
    expect(status).toBe(1);
  });
});

describe('npm run lab', () => {
  const sound = file('sound.json', SOUND);

  it('-- run FILE --csv --every 10 prints the series as a table', async () => {
    const { stdout } = await lab(['run', sound, '--csv', '--every', '10', '--show', 'vmsRunning,hosts.vms[0]']);
    expect(stdout).toBe('tick,t,vmsRunning,hosts.vms[0]\n10,10,4,2\n20,20,4,2\n');
  });

  it('-- run keeps to the rows that the file asks for, in a table of either kind', async () => {
    const given = file('every.json', { ...SOUND, outputs: { every: 8, series: ['vmsRunning'] } });
    expect((await lab(['run', given, '--csv'])).stdout).toBe('tick,t,vmsRunning\n8,8,4\n16,16,4\n20,20,4\n');
    expect((await lab(['run', given])).stdout).toMatch(/\n +8 +8 +4\n +16 +16 +4\n +20 +20 +4\n/);
  });

  it('-- run with --seed, --ticks and --set changes the experiment', async () => {
    const { stdout } = await lab(['run', sound, '--json', '--seed', 'X', '--ticks', '5', '--set', 'vms[0].count=9']);
    const { seed, ticks, metrics } = JSON.parse(stdout);
    expect([seed, ticks, metrics.vmsRunningEnd]).toEqual(['X', 5, 9]);
  });

  it('-- run with --ticks shortens a day of the classic experiment too, and a length in time', async () => {
    const day = { kind: 'classic', id: 'day', policy: 'dvfs', hosts: 4, workload: { trace: 'synthetic-day', rows: 4 } };
    const { ticks: _, ...timed } = { ...SOUND, duration: '1h' };
    for (const given of [file('day.json', day), file('timed.json', timed)])
      expect(JSON.parse((await lab(['run', given, '--json', '--ticks', '3'])).stdout).ticks).toBe(3);
  });

  it('-- run of a broken file says where on stderr, nothing on stdout, and ends with 2', async () => {
    const broken = file('broken.json', { ...SOUND, hosts: [{ count: 0, cores: 'two' }] });
    expect(await lab(['run', broken, '--json'])).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'hosts[0].count: expected a whole number from 1 to 100000, found 0\nhosts[0].cores: expected a whole number from 1 to 512, found "two"\n',
    });
  });

  it('-- run tells a fault that finds nothing to happen to', async () => {
    const faults = [{ kind: 'hostFailure', subject: 1, at: 4 }];
    const orders = [{ at: 1, command: 'injectFault', args: { fault: 'hostFailure', subject: 1 } }];
    const { stderr } = await lab(['run', file('missed.json', { ...SOUND, orders, faults }), '--json']);
    expect(stderr).toBe('faults[0]: did not happen at tick 4: hostFailure: hostHasFailed (host 1)\n');
  });

  it('-- run tells each refused order of the file on stderr, and counts all by what stood in the way', async () => {
    const orders = [
      { at: 2, command: 'sleepHost', args: { host: 1 } },
      { at: 3, command: 'wakeHost', args: { host: 0 } },
    ];
    const { stdout, stderr, status } = await lab(['run', file('refused.json', { ...SOUND, orders }), '--json']);
    expect(stderr).toBe(
      'orders[0]: refused at tick 2: sleepHost: hostNotEmpty (host 1, vms 2)\norders[1]: refused at tick 3: wakeHost: hostIsOn (host 0)\n',
    );
    const { metrics, refusals } = JSON.parse(stdout);
    expect([metrics.refused, refusals, status]).toEqual([2, { hostNotEmpty: 1, hostIsOn: 1 }, 0]);
  });

  it('-- run that fails says so in one line and ends with 1', async () => {
    const states = path.join(folder, 'nowhere', 'x.states.jsonl.gz');
    const { stdout, stderr, status } = await lab(['run', sound, '--states', states]);
    expect([stdout, status]).toEqual(['', 1]);
    expect(stderr).toMatch(/^failed: [^\n]*nowhere[^\n]*\n$/);
  });

  it('-- run finds traces beside the experiment, packed, and by name in TRACES_DIR', async () => {
    file('mine.csv.gz', gzipSync('50,50\n'.repeat(4)));
    const beside = file('beside.json', { ...SOUND, workload: { kind: 'trace', trace: 'mine.csv.gz' } });
    const named = file('named.json', { ...SOUND, workload: { kind: 'trace', trace: 'mine' } });
    const hash = (run: { stdout: string }) => JSON.parse(run.stdout).hash;
    expect(hash(await lab(['run', beside, '--json']))).toBe(
      hash(await lab(['run', named, '--json'], { TRACES_DIR: folder })),
    );
  });

  it('-- compare names the first tick and cell, of two variants or of saved runs', async () => {
    const variants = await lab(['compare', sound, '--b', 'policies.sliceMs=10']);
    expect(variants.status).toBe(1);
    expect(variants.stdout).toMatch(/^tick \d+: \w+\.\w+\[\d+\] is \S+ in A and \S+ in B\n$/);
    const states = path.join(folder, 'a.states.jsonl.gz');
    await lab(['run', sound, '--states', states]);
    expect(await lab(['compare', states, states, '--a', 'seed=1'])).toMatchObject({
      status: 0,
      stdout: 'equal in all 20 ticks\n',
    });
  });

  it('-- dump prints the tables of a world at a tick', async () => {
    const { stdout } = await lab(['dump', sound, '--at', '3', '--show', 'hall,vms']);
    expect(stdout).toMatch(/^sound after 3 ticks\n\nhall\n/);
    expect(stdout).toMatch(/\nvms\n +row +load +/);
    expect(stdout).not.toContain('\nhosts\n');
  });

  it('-- plot writes a picture', async () => {
    const out = path.join(folder, 'x.svg');
    expect((await lab(['plot', sound, '--show', 'powerKw,hostsOn', '--out', out])).stdout).toBe(`${out}\n`);
    expect(readFileSync(out, 'utf8')).toMatch(/^<svg [\s\S]*<path class="line"[\s\S]*<\/svg>\n$/);
  });

  it('-- list shows what ships, and an unknown command is named', async () => {
    expect((await lab(['list'])).stdout).toContain('raw-speed');
    expect(await lab(['rnu'])).toMatchObject({ status: 2, stdout: '' });
    expect((await lab(['run', sound, '--jsno'])).stderr).toBe(
      "error: unknown option '--jsno'\n(Did you mean --json?)\n",
    );
  });
});
