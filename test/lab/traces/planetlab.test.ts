import { describe, expect, it } from 'vitest';
import { readPlanetLab } from '#shared/lab/traces/planetlab.ts';
import { runGiven, SOUND } from '../an-experiment.ts';
import { fileOf, filesOf } from './trace-files.ts';

describe('a PlanetLab day as a matrix', () => {
  it('[TRC-1] is whole percentages, a line per VM, whatever the line ends are', () => {
    const day = { rows: 2, columns: 3, percent: Uint8Array.from([0, 5, 99, 100, 1, 2]) };
    expect(readPlanetLab(fileOf('0,5,99\r\n100,1,2\n'))).toEqual(day);
    expect(readPlanetLab(filesOf({ a: '0,5,99', b: '100,1,2' }))).toEqual(day);
    expect(readPlanetLab(fileOf('7'))).toEqual({ rows: 1, columns: 1, percent: Uint8Array.from([7]) });
  });

  it.each([
    ['', 'x is empty'],
    ['1,2\n3', 'x, line 2: has 1 columns when expected 2'],
    ['1,2,3\n4,5,6,7', 'x, line 2: has 4 columns when expected 3'],
    ['1,101', 'x, line 1: a percentage of CPU should be a whole number from 0 to 100, found "101"'],
    ['1,,2', 'x, line 1: a percentage of CPU should be a whole number from 0 to 100, found ""'],
    ['1.5', 'found "1.5"'],
    ['-1', 'found "-1"'],
    ['0x10', 'found "0x10"'],
    ['1\u200b,2', 'found "1\\u{200b}"'],
  ])('[TRC-1] is refused with its place where it holds %j', (text, problem) => {
    expect(() => readPlanetLab(fileOf(text))).toThrow(problem);
  });
});

describe('a PlanetLab day as published', () => {
  it('[TRC-1] is a file a VM with a percentage a line', () => {
    expect(readPlanetLab(filesOf({ a: '10\n20\n30\n', b: '90\n90\n80' }))).toEqual({
      rows: 2,
      columns: 3,
      percent: Uint8Array.from([10, 20, 30, 90, 90, 80]),
    });
  });

  it.each<[string, { [name: string]: string }, string]>([
    ['VMs of different length', { a: '1\n2\n', b: '1\n2\n3\n' }, 'b has 3 samples when a has 2'],
    ['a matrix among the files', { a: '1\n2\n', b: '1,2\n' }, 'b, line 1: the first file has one VM'],
    ['two numbers in a line', { a: '1\n2,3\n' }, 'a, line 2: has 2 columns when expected 1'],
    ['a line that is empty', { a: '1\n\n3\n' }, 'a, line 2: is empty, and more follows'],
  ])('[TRC-1] is refused by name with %s', (_what, texts, problem) => {
    expect(() => readPlanetLab(filesOf(texts))).toThrow(problem);
  });

  it('drives each VM by its own file', () => {
    const vms = [{ count: 2, vcpus: 1, ratedMhz: 2000, memMib: 1024, workload: 'idle' }];
    const workload = { kind: 'trace', trace: ['a', 'b'], hold: true };
    const hosts = [{ count: 1, model: 'medium', coreMhz: 2000 }];
    const value = { ...SOUND, tickSeconds: 300, ticks: 3, hosts, vms, workload, systems: ['demand', 'cpu'] };
    const { series } = runGiven(
      value,
      { show: ['vms.load[0]', 'vms.load[1]'] },
      { a: '10\n20\n30\n', b: '5\n60\n7\n' },
    );
    expect(series?.['vms.load[0]']).toEqual([0.1, 0.2, 0.3]);
    expect(series?.['vms.load[1]']).toEqual([0.05, 0.6, 0.07]);
  });
});

describe('the classic experiment', () => {
  const CLASSIC = { kind: 'classic', id: 'day', policy: 'dvfs', hosts: 4 };

  it('[TRC-1] reads published files as a list', () => {
    const workload = { trace: ['a', 'b'] };
    expect(runGiven({ ...CLASSIC, workload }, {}, { a: '10\n20\n30\n', b: '5\n6\n7\n' }).ticks).toBe(2);
  });

  it('never runs without a step', () => {
    expect(() => runGiven({ ...CLASSIC, workload: { trace: 'a' } }, {}, { a: '10' })).toThrow(
      'workload.trace: expected at least 2 samples a VM, found 1: there is no step',
    );
  });
});
