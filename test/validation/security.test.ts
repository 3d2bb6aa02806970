import { describe, it } from 'vitest';
import { readExperiment } from '#shared/lab/read-experiment.ts';
import { WorldRun } from '#shared/lab/world/run-world.ts';
import type { Software } from '#shared/sim/kernel/codes/index.ts';
import { SOFTWARE } from '#shared/sim/kernel/codes/index.ts';
import { SURFACE_MIB, vulnerabilitiesPerYear } from '#shared/sim/security/attack-surface.ts';
import { aWorld } from '../support/a-world.ts';
import { verdict } from './verdicts.ts';

/** A target and 25 VMs of somebody else, placed at random on 50 hosts. */
const ANYWHERE = readExperiment(
  JSON.stringify({
    kind: 'world',
    id: 'anywhere',
    ticks: 1,
    hosts: [{ count: 50 }],
    vms: [
      { count: 1, memMib: 1024, placement: 'random' },
      { count: 25, memMib: 1024, placement: 'random' },
    ],
    workload: { kind: 'constant' },
  }),
);

/** Whether one of the 25 stands beside the target. */
function meets(seed: number): boolean {
  if (ANYWHERE.kind !== 'world') throw new Error('not a world');
  const { world } = new WorldRun({ ...ANYWHERE, seed: String(seed) }, () => undefined);
  return world.vms.host.subarray(1, 26).includes(world.vms.host[0]);
}

describe('security', () => {
  it('V-60 places 25 VMs at random on 50 hosts, and one of them beside its target [SEC-7]', () => {
    let met = 0;
    for (let seed = 0; seed < 2000; seed++) met += meets(seed) ? 1 : 0;
    verdict({
      id: 'V-60 2000 runs %',
      kind: 'A',
      computed: met / 20,
      expected: 39.7,
      tolerance: 1,
      source: 'arithmetic; says nothing about the 40 % that Ristenpart et al. reached by placement locality (CCS 2009)',
    });
  });

  it('V-61 finds more holes in more code: a service console against none [SEC-1]', () => {
    const { scenario } = aWorld({ vms: 0 });
    const yearly = (software: Software) => vulnerabilitiesPerYear(scenario, SOFTWARE.indexOf(software));
    const exact = { kind: 'A', source: 'lecture notes: ESX classic with its service console, ESXi' } as const;
    verdict({ ...exact, id: 'V-61 classic MB', computed: SURFACE_MIB.dom0, expected: 932, tolerance: 0 });
    verdict({ ...exact, id: 'V-61 ESXi MB', computed: SURFACE_MIB.type1, expected: 100, tolerance: 0 });
    verdict({ ...exact, id: 'V-61 rate', computed: yearly('dom0') / yearly('type1'), expected: 9.32, tolerance: 0 });
  });
});
