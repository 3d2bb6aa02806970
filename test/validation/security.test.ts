import { describe, it } from 'vitest';
import type { TenantId } from '#shared/ids.ts';
import type { Software } from '#shared/sim/codes.ts';
import { SOFTWARE } from '#shared/sim/codes.ts';
import { SURFACE_MIB, vulnerabilitiesPerYear } from '#shared/sim/mechanisms/attack-surface.ts';
import { coResidencyChance, sharedHosts } from '#shared/sim/mechanisms/co-residency.ts';
import { aWorld } from '../support/a-world.ts';
import { tenantOn } from '../support/tenant-on.ts';
import { verdict } from './verdicts.ts';

const HOSTS = 50;
const ATTEMPTS = 25;

/** A generator of the test's own, so that placements are random and always the same. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * HOSTS);
  };
}

describe('security', () => {
  it('V-60 places 25 VMs at random on 50 hosts, and one of them beside its target [SEC-7]', () => {
    const draw = draws(60);
    let met = 0;
    for (let i = 0; i < 2000; i++) {
      const world = aWorld({
        hosts: HOSTS,
        tenants: [tenantOn([draw()]), tenantOn(Array.from({ length: ATTEMPTS }, draw))],
      });
      if (sharedHosts(world, 0 as TenantId, 1 as TenantId) > 0) met += 1;
    }
    const source =
      'arithmetic; says nothing about the 40 % that Ristenpart et al. reached by placement locality (CCS 2009)';
    const exact = { kind: 'A', expected: 39.7, source } as const;
    verdict({ ...exact, id: 'V-60 formula %', computed: 100 * coResidencyChance(HOSTS, ATTEMPTS), tolerance: 0.1 });
    verdict({ ...exact, id: 'V-60 2000 runs %', computed: met / 20, tolerance: 1 });
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
