import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { readAzureReadings } from '#shared/lab/traces/azure-readings.ts';
import { readGoogle2011 } from '#shared/lab/traces/google-2011.ts';
import { readGwf, readSwf } from '#shared/lab/traces/jobs.ts';
import { readOpenDc } from '#shared/lab/traces/opendc.ts';
import { isParquet, parquetTable } from '#shared/lab/traces/parquet.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { runGiven, SOUND } from '../an-experiment.ts';
import { fileOf, filesOf } from './trace-files.ts';

const TERMS = { load: 0.3, memMib: 2048 };

describe('a log in the Standard Workload Format', () => {
  // Job, submit, wait, run, processors, CPU s, KB, processors wanted, time, memory wanted, status, and seven more.
  const log = [
    '; Version: 2.2',
    '1 100 20 200 4 150 262144 4 300 -1 1 1 1 1 1 1 -1 -1',
    '2 90 0 50 -1 -1 -1 2 -1 524288 1 1 1 1 1 1 -1 -1',
    '3 95 -1 -1 -1 -1 -1 2 -1 -1 5 1 1 1 1 1 -1 -1',
  ].join('\n');

  it('is a VM a job, from when it ran to its end, counted from the first that ran', () => {
    const { lives, sizes } = readSwf(fileOf(log), TERMS);
    expect(lives).toEqual([
      { comesS: 0, leavesS: 50 },
      { comesS: 30, leavesS: 230 },
    ]);
    expect(sizes).toEqual([
      { vcpus: 2, memMib: 1024 },
      { vcpus: 4, memMib: 1024 },
    ]);
  });

  it('has loads from CPU time over run time, and what the experiment says where none is known', () => {
    expect(Array.from(readSwf(fileOf(log), TERMS).load.percent)).toEqual([30, 75]);
  });

  it('tells which jobs never ran', () => {
    expect(readSwf(fileOf(log), TERMS).notes).toEqual(['1 of 3 jobs never ran and are left out; the first: x, line 4']);
  });

  it('brings a VM when its job begins and takes it away when it ends', () => {
    const vms = [{ count: 2, sizeFrom: 'trace' }];
    const workload = { kind: 'trace', trace: 'log', format: 'swf' };
    const value = { ...SOUND, tickSeconds: 10, ticks: 25, vms, workload };
    const { series } = runGiven(value, { show: ['vms.state[0]', 'vms.state[1]'] }, { log });
    const running = VM_STATES.indexOf('running');
    const runs = (fromS: number, toS: number) =>
      Array.from({ length: 25 }, (_, tick) => tick * 10 >= fromS && tick * 10 < toS);
    expect(series?.['vms.state[0]'].map((state) => state === running)).toEqual(runs(0, 50));
    expect(series?.['vms.state[1]'].map((state) => state === running)).toEqual(runs(30, 230));
  });

  it('with lines of another length is refused by name', () => {
    expect(() => readSwf(fileOf('1 2 3'), TERMS)).toThrow(
      'x, line 1: expected the Standard Workload Format: 18 fields between spaces, found 3',
    );
  });
});

describe('a log in the Grid Workload Format', () => {
  it('has the same ten fields first, and 29 in all', () => {
    const rest = Array.from({ length: 18 }, () => '-1').join(' ');
    const { sizes, load } = readGwf(fileOf(`# GWA\n1 100 20 200 4 150 262144 4 300 -1 1 ${rest}\n`), TERMS);
    expect(sizes).toEqual([{ vcpus: 4, memMib: 1024 }]);
    expect(Array.from(load.percent)).toEqual([75]);
  });
});

describe('task usage of Google’s cluster data 2011', () => {
  const line = (fromS: number, toS: number, task: number, cpu: number, memory: number) =>
    `${fromS * 1e6},${toS * 1e6},5,${task},77,${cpu},${memory},,,,,,,,,,,0.9,0,${cpu}`;
  const parts = {
    first: [line(600, 900, 0, 0.25, 0.5), line(600, 900, 1, 0.0625, 0.125)].join('\n'),
    second: [line(900, 1050, 0, 0.125, 0.25)].join('\n'),
  };
  const machine = { cores: 16, memMib: 65_536 };

  it('is a VM a task, as large as the most that it used of the largest machine', () => {
    expect(readGoogle2011(filesOf(parts), machine, 300).sizes).toEqual([
      { vcpus: 4, memMib: 32_768 },
      { vcpus: 1, memMib: 8192 },
    ]);
  });

  it('has means over slots by the time that was measured, over all parts', () => {
    const { load, lives } = readGoogle2011(filesOf(parts), machine, 300);
    expect(Array.from(load.percent)).toEqual([100, 25, 100, 0]);
    expect(lives).toEqual([
      { comesS: 0, leavesS: 450 },
      { comesS: 0, leavesS: 300 },
    ]);
  });

  it('refuses a measurement that ends before it starts', () => {
    expect(() => readGoogle2011(fileOf(line(900, 600, 0, 0.1, 0.1)), machine, 300)).toThrow(
      'x, line 1: ends before it starts',
    );
  });
});

describe('readings of the Azure public dataset', () => {
  const table =
    'a,s,d,0,1200,90,30,80,Interactive,2,1.75\nb,s,d,600,1200,90,30,80,Unknown,>24,>64\nc,s,d,0,9,1,1,1,Unknown,1,1\n';
  const readings = '300,a,1,90,30\n600,a,1,90,50\n600,b,1,90,10\n';

  it('are loads in percent, counted from the first reading, of VMs that come and go as their table says', () => {
    const { load, lives, sizes } = readAzureReadings(filesOf({ table, readings }), 300);
    expect(Array.from(load.percent)).toEqual([30, 50, 0, 10]);
    expect(lives).toEqual([
      { comesS: 0, leavesS: 900 },
      { comesS: 300, leavesS: 900 },
    ]);
    expect(sizes).toEqual([
      { vcpus: 2, memMib: 1792 },
      { vcpus: 24, memMib: 65_536 },
    ]);
  });

  it('tell which VMs have none, and which sizes are open', () => {
    expect(readAzureReadings(filesOf({ table, readings }), 300).notes).toEqual([
      '1 of 3 VMs have no reading in these files and are left out',
      '1 VMs are of an open size (such as ">24"), which counts as its bound',
    ]);
  });

  it('are read with headers as well, in either order', () => {
    const heads = {
      readings: `timestamp,vmid,mincpu,maxcpu,avgcpu\n${readings}`,
      table: `vmid,subscriptionid,deploymentid,vmcreated,vmdeleted,maxcpu,avgcpu,p95maxcpu,vmcategory,vmcorecountbucket,vmmemorybucket\n${table}`,
    };
    expect(readAzureReadings(filesOf(heads), 300)).toEqual(readAzureReadings(filesOf({ table, readings }), 300));
  });

  it.each([
    ['300,z,1,90,30\n', 'readings, line 1: no VM z is in the table of VMs'],
    ['300,a,1,90,30\n300,a,1,90,31\n', 'readings, line 2: is of the same time as readings, line 1'],
    ['300,a,1,90,130\n', 'readings, line 1: avgcpu should be a number from 0 to 100, found "130"'],
  ])('%j are refused with their line', (text, problem) => {
    expect(() => readAzureReadings(filesOf({ table, readings: text }), 300)).toThrow(problem);
  });
});

describe('a workload of OpenDC in Parquet', () => {
  const tasks = parquetWriteBuffer({
    columnData: [
      { name: 'id', data: ['7', '8'], type: 'STRING' },
      { name: 'submission_time', data: [new Date(1_000_000), new Date(1_600_000)], type: 'TIMESTAMP' },
      { name: 'duration', data: [900_000n, 300_000n], type: 'INT64' },
      { name: 'cpu_count', data: [2, 1], type: 'INT32' },
      { name: 'cpu_capacity', data: [4000, 2000], type: 'DOUBLE' },
      { name: 'mem_capacity', data: [4096n, 1024n], type: 'INT64' },
    ],
  });
  const fragments = parquetWriteBuffer({
    columnData: [
      { name: 'id', data: ['7', '8', '7'], type: 'STRING' },
      { name: 'duration', data: [450_000n, 300_000n, 450_000n], type: 'INT64' },
      { name: 'cpu_usage', data: [1000, 500, 3000], type: 'DOUBLE' },
    ],
  });
  const files = async () => [
    { name: 'tasks', content: await parquetTable('tasks', new Uint8Array(tasks)) },
    { name: 'fragments', content: await parquetTable('fragments', new Uint8Array(fragments)) },
  ];

  it('is known by its first bytes', () => {
    expect(isParquet(new Uint8Array(tasks))).toBe(true);
    expect(isParquet(new TextEncoder().encode('id,duration'))).toBe(false);
  });

  it('has fragments that follow each other from the submission, as means over slots', async () => {
    const { load, sizes, lives } = readOpenDc(await files(), 300);
    expect(Array.from(load.percent)).toEqual([25, 50, 75, 0, 0, 25]);
    expect(sizes).toEqual([
      { vcpus: 2, ratedMhz: 4000, memMib: 4096 },
      { vcpus: 1, ratedMhz: 2000, memMib: 1024 },
    ]);
    expect(lives).toEqual([
      { comesS: 0, leavesS: 900 },
      { comesS: 600, leavesS: 900 },
    ]);
  });

  it('that is cut short is refused with its name', async () => {
    await expect(parquetTable('half', new Uint8Array(tasks.slice(0, 200)))).rejects.toThrow(
      'half cannot be read as Parquet',
    );
  });
});
