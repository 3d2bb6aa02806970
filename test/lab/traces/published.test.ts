import { describe, expect, it } from 'vitest';
import { readAzurePacking } from '#shared/lab/traces/azure-packing.ts';
import { readBitbrainsMatrix } from '#shared/lab/traces/bitbrains-matrix.ts';
import { readBitbrainsRows } from '#shared/lab/traces/bitbrains-rows.ts';
import { diurnalTrace, patternPercent, patternTrace, populationTrace } from '#shared/lab/traces/generated.ts';
import { aWorld, run } from '../../support/a-world.ts';
import { runGiven, SOUND } from '../an-experiment.ts';
import { fileOf, filesOf, gwa } from './trace-files.ts';

describe('Bitbrains VMs in matrix form', () => {
  const text =
    'vm_id,vcpus,cpu_capacity_mhz,mem_capacity_kb,s0,s1,s2\n7,1,2000,1048576,20,,500.5\n9,4,10400,8388608,0,10400,5200\n';

  it('are loads in percent of what each VM has, not rounded; a gap is no load', () => {
    expect(Array.from(readBitbrainsMatrix(fileOf(text)).load.percent)).toEqual([1, 0, 25.025, 0, 100, 50]);
  });

  it('tell the size of each VM', () => {
    expect(readBitbrainsMatrix(fileOf(text)).sizes).toEqual([
      { vcpus: 1, ratedMhz: 2000, memMib: 1024 },
      { vcpus: 4, ratedMhz: 10_400, memMib: 8192 },
    ]);
  });

  it.each([
    ['a,b\n1,2\n', 'x, line 1: should begin with vm_id,vcpus,cpu_capacity_mhz,mem_capacity_kb'],
    [text.replace('500.5', 'x'), 'x, line 2: s2 should be a number from 0 to 10000000, found "x"'],
    [text.replace(',500.5', ''), 'x, line 2: has 6 columns when expected 7'],
    [
      text.replace('10400,8388608', '0,8388608'),
      'x, line 3: cpu_capacity_mhz should be a number from 0.001 to 10000000, found "0"',
    ],
  ])('that are broken are refused with the place', (broken, reason) => {
    expect(() => readBitbrainsMatrix(fileOf(broken))).toThrow(reason);
  });

  it('drive VMs of their own sizes in an experiment', () => {
    const workload = { kind: 'trace', trace: 'b.csv', format: 'bitbrainsMatrix', hold: true };
    const vms = [{ count: 2, sizeFrom: 'trace', technique: 'native' }];
    const show = ['vms.vcpus[1]', 'vms.memMib[1]', 'vms.wantMhz[1]'];
    const { series } = runGiven({ ...SOUND, tickSeconds: 300, ticks: 3, vms, workload }, { show }, { 'b.csv': text });
    expect(series?.['vms.vcpus[1]']).toEqual([4, 4, 4]);
    expect(series?.['vms.memMib[1]']).toEqual([8192, 8192, 8192]);
    expect(series?.['vms.wantMhz[1]'][1]).toBe(10_400);
  });

  it('[CPU-14] do later what waits of the demand that slower cores could not do', () => {
    const workload = { kind: 'trace', trace: 'b.csv', format: 'bitbrainsMatrix', hold: true };
    const vms = [{ count: 2, sizeFrom: 'trace', technique: 'native' }];
    const show = ['hosts.coreMhz[1]', 'hosts.usedMhz[1]'];
    const { series } = runGiven({ ...SOUND, tickSeconds: 300, ticks: 3, vms, workload }, { show }, { 'b.csv': text });
    // 4 cores of 2400 MHz do 9600 of the 10 400 MHz. Fewer requests wait than come in 30 s, so none is given up.
    expect(series?.['hosts.coreMhz[1]'][0]).toBe(2400);
    const [idle, full, catchingUp] = series?.['hosts.usedMhz[1]'] ?? [];
    expect([idle, full]).toEqual([0, 4 * 2400]);
    expect(catchingUp).toBeCloseTo(5200 + (10_400 - 9600), 9);
  });
});

describe('Bitbrains VMs in the archive’s own form', () => {
  const first = gwa(
    '1376314846;\t1;\t2000;\t20;\t1;\t2097152;\t1048576;\t1;\t2;\t3;\t4',
    '1376315446;\t1;\t2000;\t40;\t2;\t2097152;\t524288;\t0;\t0;\t0;\t0',
  );
  const second = gwa('1376315146;\t2;\t5200;\t520;\t10;\t4194304;\t4194304;\t5;\t6;\t7;\t8');

  it('[TRC-8] fall into slots after the earliest sample of all', () => {
    const { load } = readBitbrainsRows(filesOf({ first, second }), 300);
    expect([load.rows, load.columns]).toEqual([2, 3]);
    expect(Array.from(load.percent)).toEqual([1, 0, 2, 0, 10, 0]);
  });

  it('tell memory in use, and disk and network as they were measured', () => {
    const { memory, io, sizes } = readBitbrainsRows(filesOf({ first, second }), 300);
    expect(Array.from(memory?.percent ?? [])).toEqual([50, 0, 25, 0, 100, 0]);
    expect(Array.from(io?.diskReadKbS ?? [])).toEqual([1, 0, 0, 0, 5, 0]);
    expect(Array.from(io?.netSentKbS ?? [])).toEqual([4, 0, 0, 0, 8, 0]);
    expect(sizes?.[1]).toEqual({ vcpus: 2, ratedMhz: 5200, memMib: 4096 });
  });

  it('are refused with file and line when they are something else', () => {
    expect(() => readBitbrainsRows(fileOf('1;2'), 300)).toThrow('x, line 1: expected VMs of GWA-T-12');
    expect(() => readBitbrainsRows(filesOf({ first, second: gwa('1;2;3') }), 300)).toThrow(
      'second, line 2: has 3 columns when expected 11',
    );
  });

  it('[TRC-6] use the memory that was measured, a sample until the next one', () => {
    const workload = { kind: 'trace', trace: ['a', 'b'], format: 'bitbrainsRows', memory: true };
    const show = ['vms.activeExactMib[0]', 'vms.activeExactMib[1]'];
    const value = { ...SOUND, tickSeconds: 300, ticks: 3, vms: [{ count: 2, sizeFrom: 'trace' }], workload };
    const { series } = runGiven(value, { show }, { a: first, b: second });
    expect(series?.['vms.activeExactMib[0]'].map(Math.round)).toEqual([1024, 1024, 512]);
    expect(Math.round(series?.['vms.activeExactMib[1]'][1] ?? 0)).toBe(4096);
  });
});

describe('the Azure trace for packing', () => {
  const types =
    'id,vmTypeId,machineId,core,memory,hdd,ssd,nic\n1,10,0,0.5,0.25,0,0,0\n2,11,3,0.125,0.0625,0,0,0\n3,11,1,0.25,0.125,0,0,0\n';
  const vms = 'vmId,tenantId,vmTypeId,priority,starttime,endtime\n5,1,11,0,0.5,1.5\n6,1,10,0,-3,NULL\n7,2,10,1,0.25,\n';
  const terms = { cores: 16, memMib: 65_536, load: 0.2 };

  it('gives VMs in the order of their start, those from before at 0, without an end those that stay', () => {
    expect(readAzurePacking(filesOf({ types, vms }), terms).lives).toEqual([
      { comesS: 0 },
      { comesS: 21_600 },
      { comesS: 43_200, leavesS: 129_600 },
    ]);
  });

  it('gives sizes as parts of a machine, on the machine with the smallest number', () => {
    expect(readAzurePacking(filesOf({ vms, types }), terms).sizes).toEqual([
      { vcpus: 8, memMib: 16_384 },
      { vcpus: 8, memMib: 16_384 },
      { vcpus: 4, memMib: 8192 },
    ]);
  });

  it.each([
    [{ vms }, 'needs two tables'],
    [{ types, vms: vms.replace('5,1,11', '5,1,12') }, 'vms, line 2: no VM type 12 is in the table vmType'],
    [{ types, vms: vms.replace('0.25,\n', 'soon,\n') }, 'vms, line 4: starttime should be a number from'],
    [{ types, vms: vms.replace('0.5,1.5', '1.5,0.5') }, 'vms, line 2: ends before it starts'],
    [{ types: types.replace('0.5,0.25', '-0.5,0.25'), vms }, 'types, line 2: core should be a number from'],
    [{ types, vms: vms.replace('6,1,10', '5,1,10') }, 'vms, line 3: VM "5" was there before, in vms, line 2'],
  ])('is refused with the place when it is broken', (texts, reason) => {
    expect(() => readAzurePacking(filesOf(texts), terms)).toThrow(reason);
  });

  it('is read with its cells in quotes as well', () => {
    const quoted = (text: string) => text.replace(/[^,\n]+/g, '"$&"');
    const asIs = readAzurePacking(filesOf({ types, vms }), terms);
    expect(readAzurePacking(filesOf({ types: quoted(types), vms: quoted(vms) }), terms)).toEqual(asIs);
  });

  it('may have its VMs in several tables, and says which table is missing or none of both', () => {
    const [head, ...lines] = vms.trim().split('\n');
    const parts = { types, first: `${head}\n${lines[0]}\n`, rest: `${head}\n${lines.slice(1).join('\n')}\n` };
    expect(readAzurePacking(filesOf(parts), terms)).toEqual(readAzurePacking(filesOf({ types, vms }), terms));
    expect(() => readAzurePacking(filesOf({ types, odd: 'a,b\n1,2\n' }), terms)).toThrow(
      'odd, line 1: expected the table',
    );
  });

  it('brings VMs when they come and shuts them down when they leave', () => {
    const workload = {
      kind: 'trace',
      trace: ['t', 'v'],
      format: 'azurePacking',
      machine: { cores: 16, memMib: 65_536 },
    };
    const value = { ...SOUND, tickSeconds: 3600, ticks: 48, vms: [{ count: 3, sizeFrom: 'trace' }], workload };
    const { series } = runGiven(value, { show: ['vmsRunning'], every: 6 }, { t: types, v: vms });
    expect(series?.vmsRunning).toEqual([1, 2, 3, 3, 3, 3, 2, 2]);
  });
});

describe('a generated workload', () => {
  it('in the raw-speed pattern is what the formula says, for any VM and step', () => {
    const { load } = patternTrace();
    for (const [vm, k] of [
      [0, 1],
      [90, 91],
      [91, 92],
      [9999, 287],
      [1234, 200],
    ] as const)
      expect(load.percent[(vm % load.rows) * load.columns + ((k - 1) % load.columns)]).toBe(patternPercent(vm, k));
  });

  it('of a day is highest at its peak hour and has the mean that was asked for', () => {
    const { load } = diurnalTrace([0.4], { amplitude: 0.5, peakHour: 14, sampleSeconds: 3600, startHour: 8 });
    const day = Array.from(load.percent);
    expect(day.indexOf(Math.max(...day))).toBe(6);
    expect(day[6]).toBeCloseTo(60, 9);
    expect(day.reduce((sum, x) => sum + x, 0) / 24).toBeCloseTo(40, 9);
  });

  it('of a population is the same for the same seed, and of another for another', () => {
    const wish = { vms: 200, columns: 12, meanLifetimeS: 1000, arrivalsOverS: 500 };
    expect(populationTrace({ seed: 'A', ...wish })).toEqual(populationTrace({ seed: 'A', ...wish }));
    expect(populationTrace({ seed: 'B', ...wish }).sizes).not.toEqual(populationTrace({ seed: 'A', ...wish }).sizes);
  });

  it('of a population has VMs that live as long as asked on average', () => {
    const { lives = [] } = populationTrace({ seed: 'A', vms: 4000, columns: 2, meanLifetimeS: 1000 });
    const mean = lives.reduce((sum, { leavesS = 0, comesS }) => sum + leavesS - comesS, 0) / lives.length;
    expect(mean).toBeGreaterThan(950);
    expect(mean).toBeLessThan(1050);
  });
});

describe('a trace finer than whole percents', () => {
  it('[TRC-6] drives loads as they are', () => {
    const traces = { fine: { rows: 1, columns: 1, percent: Float64Array.of(12.345) } };
    const world = aWorld({ traces, scenario: { demand: { kind: 'trace', trace: 'fine', sampleSeconds: 1 } } });
    expect(run(world, 1).vms.load[0]).toBeCloseTo(0.12345, 15);
  });
});
