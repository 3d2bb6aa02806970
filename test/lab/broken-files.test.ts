import { describe, expect, it } from 'vitest';
import { CLASSIC_VARIANTS } from '#shared/lab/classic/experiment.ts';
import { METRIC_NAMES } from '#shared/lab/metrics/names.ts';
import { complaints, complaintsAboutText, runGiven, SOUND } from './an-experiment.ts';

const withHost = (host: object) => ({ ...SOUND, hosts: [SOUND.hosts[0], { count: 1, ...host }] });
const withVms = (vms: object) => ({ ...SOUND, vms: [{ ...SOUND.vms[0], ...vms }] });
const CLASSIC = { kind: 'classic', id: 'day', policy: 'dvfs', workload: { trace: 'synthetic-day' } };

describe('an experiment file', () => {
  it('that is sound has no complaint', () => {
    expect(complaints(SOUND)).toEqual([]);
    expect(complaints(CLASSIC)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    [
      'a number that is text',
      withHost({ cores: 'two' }),
      'hosts[1].cores: expected a whole number from 1 to 512, found "two"',
    ],
    [
      'a negative amount',
      withVms({ memMib: -4 }),
      'vms[0].memMib: expected a whole number from 1 to 16777216, found -4',
    ],
    ['a share above one', withVms({ meanLoad: 3 }), 'vms[0].meanLoad: expected a number from 0 to 1, found 3'],
    ['a misspelt field', withHost({ corse: 2 }), 'hosts[1].corse: unknown field; did you mean "cores"?'],
    [
      'a misspelt word',
      withHost({ state: 'of' }),
      'hosts[1].state: expected one of "on", "off", "asleep", found "of" (did you mean "off"?)',
    ],
    [
      'an unknown kind',
      { ...SOUND, kind: 'wrld' },
      'kind: expected one of "world", "classic", found "wrld" (did you mean "world"?)',
    ],
    [
      'an unknown workload',
      { ...SOUND, workload: { kind: 'trce' } },
      'workload.kind: expected one of "classes", "constant", "diurnal", "pattern", "mixed", "population", "trace", found "trce" (did you mean "trace"?)',
    ],
    ['a missing field', { ...SOUND, vms: [{}] }, 'vms[0].count: is missing; expected a whole number from 1 to 1000000'],
    [
      'a list that is none',
      { ...SOUND, hosts: { count: 1 } },
      'hosts: expected a list of objects with at least 1 entry, found {"count":1}',
    ],
    [
      'a power curve with ten points',
      withHost({ powerW: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }),
      'hosts[1].powerW: expected a list of numbers with 11 entries, found [1,2,3,4,5,6,7,8,9,10]',
    ],
    [
      'a span that cannot be read',
      { ...SOUND, duration: '5 minutes', ticks: undefined },
      'duration: expected seconds from 0.001 to 10000000000, or text such as "90s", "5m", "24h", "2d", found "5 minutes"',
    ],
    [
      'a host that is not there',
      withVms({ placement: [0, 1, 0, 7] }),
      'vms[0].placement[3]: there is no host 7; hosts are 0 to 1',
    ],
    [
      'too few places',
      withVms({ placement: [0, 1] }),
      'vms[0].placement: expected one host row for each of the 4 VMs, found 2',
    ],
    ['no length', { ...SOUND, ticks: undefined }, 'ticks: is missing; say either ticks or duration'],
    ['two lengths', { ...SOUND, duration: '5m' }, 'duration: say either ticks or duration, not both'],
    [
      'an unknown system',
      { ...SOUND, systems: ['demand', 'cpus'] },
      'systems[1]: there is no system "cpus"; did you mean "cpu"?',
    ],
    [
      'sizes from a trace that has none',
      withVms({ sizeFrom: 'trace' }),
      'vms[0].sizeFrom: this workload says nothing about the size of VMs',
    ],
    [
      'guests that no host can run',
      { ...SOUND, hosts: [{ count: 1, model: 'legacy' }] },
      'vms[0].technique: no host has hardware assist (hosts[].hardwareAssist)',
    ],
    [
      'an unknown column',
      { ...SOUND, outputs: { series: ['hosts.freMib[0]'] } },
      'outputs.series[0]: hosts has no column "freMib"; did you mean "freeMib"?',
    ],
    [
      'an unknown metric',
      { ...SOUND, outputs: { metrics: ['energyKw'] } },
      `outputs.metrics[0]: "energyKw" is none of the ${METRIC_NAMES.length} known; did you mean "energyKwh"?`,
    ],
    [
      'a policy that is none',
      { ...CLASSIC, policy: 'thr_mmt' },
      'policy: expected npa, dvfs or detector_selection_parameter such as thr_mmt_0.8, found "thr_mmt" (did you mean "thr_mmt_0.8"?)',
    ],
    [
      'an unknown detector',
      { ...CLASSIC, policy: 'xyz_mmt_0.8' },
      'policy: expected a detector (thr, iqr, mad, lr, lrr) before the first _, found "xyz_mmt_0.8" (did you mean "thr_mmt_0.8"?)',
    ],
    [
      'an unknown variant',
      { ...CLASSIC, variant: 'keep' },
      `variant: expected one of ${CLASSIC_VARIANTS.map((name) => `"${name}"`).join(', ')}, found "keep" (did you mean "keep-zero"?)`,
    ],
  ])('with %s is told where and why', (_what, value, complaint) => {
    expect(complaints(value)).toContain(complaint);
  });

  it.each<[string, object, string]>([
    [
      'at no time',
      { command: 'sleepHost', args: { host: 0 } },
      'orders[0]: say either at or atTick, and only one of them',
    ],
    [
      'after the end',
      { at: 60, command: 'sleepHost', args: { host: 0 } },
      'orders[0].at: the run has ended by then: it is 20 ticks long',
    ],
    [
      'that is none',
      { at: 1, command: 'sleepHots', args: { host: 0 } },
      'orders[0].command: "sleepHots" is none of the',
    ],
    [
      'for a row that is not there',
      { at: 1, command: 'sleepHost', args: { host: 2 } },
      'orders[0].args.host: expected a row of hosts from 0 to 1, found 2',
    ],
    [
      'with an argument missing',
      { at: 1, command: 'migrateLive', args: { vm: 1 } },
      'orders[0].args.host: is missing; expected a row of hosts from 0 to 1',
    ],
    [
      'with one too many',
      { at: 1, command: 'sleepHost', args: { host: 1, hots: 1 } },
      'orders[0].args.hots: unknown argument; did you mean "host"?',
    ],
  ])('with an order %s is told so', (_what, order, complaint) => {
    expect(complaints({ ...SOUND, orders: [order] }).join('\n')).toContain(complaint);
  });

  it.each<[string, object, string]>([
    [
      'that happens to no host',
      { kind: 'hostFailing', subject: 5, at: 1 },
      'faults[0].subject: hostFailing happens to a host: expected a row from 0 to 1, found 5',
    ],
    [
      'that happens to all',
      { kind: 'linkDown', subject: 1, at: 1 },
      'faults[0].subject: linkDown happens to the whole hall: −1',
    ],
    ['after the end', { kind: 'linkDown', at: '1h' }, 'faults[0].at: the run has ended by then: it is 20 s long'],
  ])('with a fault %s is told so', (_what, fault, complaint) => {
    expect(complaints({ ...SOUND, faults: [fault] })).toEqual([complaint]);
  });

  it('may name any row of any table that its world has', () => {
    const orders = [{ at: 1, command: 'growDatastore', args: { datastore: 1, gib: 64 } }];
    const datastores = [
      { kind: 'ssd', physicalGib: 1000 },
      { kind: 'hdd', physicalGib: 1000 },
    ];
    const outputs = { series: ['datastores.physicalGib[1]', 'racks.rows[0]'] };
    expect(complaints({ ...SOUND, orders, datastores }).filter((text) => text.includes('datastore:'))).toEqual([]);
    expect(complaints({ ...SOUND, orders }).join()).toContain(
      'orders[0].args.datastore: expected a row of datastores from 0 to 0, found 1',
    );
    expect(complaints({ ...SOUND, datastores, outputs })).toEqual(['outputs.series[1]: racks has no column "rows"']);
  });

  it('is told of everything that is wrong at once', () => {
    expect(complaints({ ...withVms({ memMib: 0.5, workload: 'webb' }), tickSeconds: 0 })).toHaveLength(3);
  });

  it.each([
    ['{\n  "kind": "world",,\n}', 'line 2, column 19: expected a field name in double quotes, found ","'],
    ['{ "kind": "world"', 'line 1, column 18: the text ends; 1 brackets are still open'],
    ["{ 'kind': 1 }", 'line 1, column 3: expected a field name in double quotes, found "\'"'],
    ['{ "ticks": 01 }', 'line 1, column 13: expected "," or "}", found "1"'],
    ['{} []', 'line 1, column 4: nothing may follow the object, found "["'],
  ])('that is no JSON is told the line and the column: %s', (text, complaint) => {
    expect(complaintsAboutText(text)).toEqual([complaint]);
  });

  it('with a trace that is not to be had is told so before it runs', () => {
    const value = { ...SOUND, workload: { kind: 'trace', trace: 'nowhere.csv' } };
    expect(() => runGiven(value)).toThrow(
      'workload.trace: no made trace, no file and nothing in TRACES_DIR is called "nowhere.csv"',
    );
  });

  it('with fewer rows of a trace than VMs is told so, unless rows may be dealt again', () => {
    const workload = { kind: 'trace', trace: 'two.csv' };
    const texts = { 'two.csv': '10,20\n30,40\n' };
    expect(() => runGiven({ ...SOUND, workload }, {}, texts)).toThrow('workload.trace: has 2 rows for 4 VMs');
    expect(runGiven({ ...SOUND, workload: { ...workload, repeatRows: true } }, {}, texts).ticks).toBe(20);
  });

  it('with a broken trace is told the place in it', () => {
    const workload = { kind: 'trace', trace: 'bad.csv' };
    expect(() => runGiven({ ...SOUND, workload }, {}, { 'bad.csv': '10,20\n30,x\n' })).toThrow(
      'workload.trace: bad.csv, line 2: a percentage of CPU should be a whole number from 0 to 100, found "x"',
    );
  });

  it.each<[string, object, string]>([
    [
      'a container on a hypervisor',
      { technique: 'container', placement: [0, 0, 0, 0] },
      'vms[0]: VM 0 cannot run on host 0: the hypervisor of its host does not offer its technique',
    ],
    [
      'a closed kernel that is to be changed',
      { technique: 'paravirtual', guest: 'windows' },
      'vms[0]: VM 0 cannot run on host 0: technique "paravirtual" needs a guest whose kernel may be changed',
    ],
    [
      'foreign instructions on the processor',
      { guest: 'foreignIsa', placement: 'none' },
      'vms[0]: VM 0 cannot run: a guest "foreignIsa" runs under technique "interpreter" or "emulator" only',
    ],
    [
      'a technique that no host offers',
      { technique: 'container' },
      'vms[0].placement: VM 0 of the group fits on no host that is on and can run it (rule roundRobin)',
    ],
  ])('with %s is told so before it runs', (_what, vms, complaint) => {
    expect(() => runGiven(withVms(vms))).toThrow(complaint);
  });

  it('whose VMs fit nowhere is told which group', () => {
    const value = withVms({ count: 60, memMib: 4096, placement: 'firstFit' });
    expect(() => runGiven(value)).toThrow(
      'vms[0].placement: VM 48 of the group fits on no host that is on and can run it (rule firstFit)',
    );
  });
});
