import { describe, expect, it } from 'vitest';
import { complaints, runGiven, SOUND } from './an-experiment.ts';

const withHost = (host: object) => ({ ...SOUND, hosts: [SOUND.hosts[0], { count: 1, ...host }] });
const withVms = (vms: object) => ({ ...SOUND, vms: [{ ...SOUND.vms[0], ...vms }] });

describe('an experiment file', () => {
  it.each<[string, unknown, string]>([
    [
      'a disk on a datastore that is not there',
      withVms({ disk: { gib: 8, datastore: 3 } }),
      'vms[0].disk.datastore: there is no datastore 3; the file lists none, so there is only 0',
    ],
    [
      'a datastore inside a host that is not there',
      { ...SOUND, datastores: [{ kind: 'ssd', physicalGib: 1000, local: 9 }] },
      'datastores[0].local: there is no host 9; hosts are 0 to 1',
    ],
    [
      'a VM away from its disk',
      {
        ...withVms({ placement: [0, 1, 0, 0] }),
        datastores: [{ kind: 'ssd', physicalGib: 1000, local: 0 }],
      },
      'vms[0].placement[1]: its disk is inside host 0 (datastore 0), found host 1',
    ],
    [
      'a heap that is full of what lives in it',
      withVms({ heap: { mib: 1000, liveMib: 800 } }),
      'vms[0].heap.mib: expected at least 1120, 1.4 times liveMib, found 1000',
    ],
    [
      'a heap that is larger than its guest',
      withVms({ memMib: 2048, heap: { mib: 2049, liveMib: 800 } }),
      'vms[0].heap.mib: expected at most memMib (2048), found 2049',
    ],
    [
      'more VMs at the start than there may be',
      withVms({ elastic: { start: 50 } }),
      'vms[0].elastic.start: the group has 4 VMs (count), found 50',
    ],
    [
      'a rule whose bounds cross',
      withVms({ elastic: { start: 2, rule: { metric: 'cpu', target: 60, min: 4, max: 3, cooldownS: 60 } } }),
      'vms[0].elastic.rule.min: expected at most max (3), found 4',
    ],
    [
      'a rule for more VMs than there are',
      withVms({ elastic: { start: 2, rule: { metric: 'cpu', target: 60, min: 1, max: 30, cooldownS: 60 } } }),
      'vms[0].elastic.rule.max: the group has 4 VMs (count), found 30',
    ],
    [
      'a VM of more vCPUs than a host has threads',
      { ...withVms({ vcpus: 500 }), hosts: [{ count: 1, cores: 16, smt: true }] },
      'vms[0].vcpus: no host has so many hardware threads: at most 32, found 500',
    ],
    [
      'a VM of more memory than a host may promise',
      {
        ...withVms({ memMib: 9_000_000 }),
        hosts: [{ count: 1, memMib: 65_536 }],
        policies: { overcommitPercent: 150 },
      },
      'vms[0].memMib: no host may promise so much memory: at most 98304, found 9000000',
    ],
    [
      'more memory active than touched',
      withVms({ touchedFraction: 0.2, activeFraction: 0.5 }),
      'vms[0].activeFraction: what is active has been touched: expected at most touchedFraction (0.2), found 0.5',
    ],
    [
      'less memory touched than is usually active',
      withVms({ touchedFraction: 0.2 }),
      'vms[0].activeFraction: what is active has been touched: expected at most touchedFraction (0.2), found 0.4 (the default)',
    ],
    [
      'a host of more NUMA nodes than cores',
      withHost({ cores: 4, numaNodes: 8 }),
      'hosts[1].numaNodes: the host has 4 cores, found 8',
    ],
    [
      'a privileged guest of more vCPUs than its host has threads',
      withHost({ cores: 4, smt: false, dom0Vcpus: 8 }),
      'hosts[1].dom0Vcpus: the host has 4 hardware threads, found 8',
    ],
    [
      'jobs larger than the largest',
      withVms({ shape: { kind: 'batch', jobSeconds: 10, capSeconds: 1, alpha: 1.5 } }),
      'vms[0].shape.capSeconds: expected at least jobSeconds (10), found 1',
    ],
    [
      'a disk that cannot be counted',
      withVms({ disk: { gib: 1e9 } }),
      'vms[0].disk.gib: expected a number from 0.001 to 65536, found 1000000000',
    ],
  ])('with %s is told where and why', (_what, value, complaint) => {
    expect(complaints(value)).toContain(complaint);
  });

  it('with a datastore too small for its files is told how much they take', () => {
    const datastores = [{ kind: 'hdd', physicalGib: 10 }];
    expect(() => runGiven({ ...SOUND, datastores })).toThrow(
      'datastores[0].physicalGib: files take 137 GiB at the start (disks, and swap files of VMs that run), found 10',
    );
    expect(() => runGiven({ ...SOUND, datastores: [{ kind: 'hdd', physicalGib: 136 }] })).toThrow('found 136');
    expect(runGiven({ ...SOUND, datastores: [{ kind: 'hdd', physicalGib: 137 }] }).ticks).toBe(20);
  });
});
