import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HostId, type MigrationId, NONE, type VmId } from '#shared/ids.ts';
import { MIGRATION_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { hasSwitched } from '#shared/sim/migration/post-copy.ts';
import { guestNeedMib } from '#shared/sim/placement/memory-commitment.ts';
import { otherEnd } from '#shared/sim/placement/migration-booking.ts';
import { step } from '#shared/sim/step.ts';
import { anyGame, type Orders } from '../support/any-command.ts';
import { livelyWorld } from '../support/lively-world.ts';
import { runs } from '../support/runs.ts';

const TICKS = 120;
const RUNS = runs(30);

/** Plays random games and calls `holds` before and after each tick. */
function always(watch: (world: World) => () => void): void {
  const game = anyGame(livelyWorld(), TICKS);
  const plays = (orders: readonly Orders[]) => {
    const world = livelyWorld();
    for (const tick of orders) {
      const holds = watch(world);
      step(world, tick);
      holds();
    }
  };
  fc.assert(fc.property(game, plays), RUNS);
}

describe('in any game', () => {
  it('money is never made or lost: cash is what came in and went out', () => {
    always(({ hall, tenants }) => () => {
      const came = hall.startCents[0] + hall.revenueCents[0] + hall.salesCents[0] + hall.loansCents[0];
      const running = hall.creditsCents[0] + hall.energyCents[0] + hall.interestCents[0] + hall.goodwillCents[0];
      const traded = hall.purchasesCents[0] + hall.repaidCents[0];
      expect(hall.cashExactCents[0]).toBe(came - running - traded);
      expect(hall.debt[0] * 100).toBe(hall.loansCents[0] - hall.repaidCents[0]);
      expect(Number.isInteger(hall.cashExactCents[0])).toBe(true);
      expect(hall.revenueCents[0]).toBe(sum(tenants.paidCents));
      expect(hall.creditsCents[0]).toBe(sum(tenants.creditedCents));
    });
  });

  it('energy is never made or lost: the hall uses what its hosts use, and pays for all of it but a cent’s worth', () => {
    always(({ hall, hosts, events }) => {
      const before = hosts.energyJ.slice();
      const beforeJ = hall.itEnergyJ[0];
      const facilityJ = hall.facilityEnergyJ[0] + hall.facilityFraction[0];
      return () => {
        // A host that was sold took its meter along.
        for (const event of events) if (event.type === 'hostSold') before[event.host] = 0;
        expect(hall.itEnergyJ[0] - beforeJ).toBe(sum(hosts.energyJ) - sum(before));
        expect(hall.facilityEnergyJ[0] + hall.facilityFraction[0] - facilityJ).toBeCloseTo(
          (hall.itEnergyJ[0] - beforeJ) * hall.pueExact[0],
          3,
        );
        expect(hall.billedEnergyJ[0]).toBe(hall.facilityEnergyJ[0]);
      };
    });
  });

  it('a host has promised exactly what its VMs, those on their way to it and those that still fetch from it were promised', () => {
    always((world) => () => {
      const promisedMib = new Array<number>(world.hosts.rows).fill(0);
      for (let vm = 0 as VmId; vm < world.vms.rows; vm++) {
        if (world.vms.host[vm] !== NONE) promisedMib[world.vms.host[vm]] += guestNeedMib(world, vm);
      }
      for (let m = 0; m < world.migrations.rows; m++) {
        if (world.migrations.state[m] === MIGRATION_STATES.indexOf('none')) continue;
        promisedMib[otherEnd(world, m as MigrationId)] += guestNeedMib(world, world.migrations.vm[m] as VmId);
      }
      expect([...world.hosts.promisedMib]).toEqual(promisedMib);
    });
  });

  it('a VM is on one host or none, and its host knows it', () => {
    always((world) => () => {
      const { vms, hosts, migrations } = world;
      const count = new Array<number>(hosts.rows).fill(0);
      for (let vm = 0; vm < vms.rows; vm++) if (vms.host[vm] !== NONE) count[vms.host[vm]] += 1;
      expect([...hosts.vms]).toEqual(count);
      for (let vm = 0; vm < vms.rows; vm++) {
        const m = vms.migration[vm];
        if (m === NONE) continue;
        expect(migrations.vm[m]).toBe(vm);
        expect(vms.host[vm]).toBe(hasSwitched(world, m) ? migrations.to[m] : migrations.from[m]);
      }
    });
  });

  it('no state is ever anything but a finite number', () => {
    always((world) => () => {
      const hidden = new Float64Array(world.buffer, 0, world.layout.hiddenCells);
      const at = hidden.findIndex((x) => !Number.isFinite(x));
      expect(at < 0 ? 'all finite' : cellName(world, at)).toBe('all finite');
    });
  });

  it('a core belongs to one VM at most, and a host knows how many of its own are given away', () => {
    always(({ vms, hosts }) => () => {
      const owners = new Map<string, number>();
      const given = new Array<number>(hosts.rows).fill(0);
      for (let vm = 0; vm < vms.rows; vm++) {
        if (vms.pinnedCores[vm] === 0) continue;
        given[vms.host[vm]] += vms.pinnedCores[vm];
        expect(vms.pinnedFirst[vm] + vms.pinnedCores[vm]).toBeLessThanOrEqual(hosts.cores[vms.host[vm]]);
        for (let core = 0; core < vms.pinnedCores[vm]; core++) {
          const name = `${vms.host[vm]}/${vms.pinnedFirst[vm] + core}`;
          expect(owners.get(name)).toBeUndefined();
          owners.set(name, vm);
        }
      }
      expect([...hosts.pinnedCores]).toEqual(given);
    });
  });

  it('no host is both dead and at work', () => {
    always(({ hosts }) => () => {
      for (let h = 0 as HostId; h < hosts.rows; h++) if (hosts.state[h] === 8) expect(hosts.vms[h]).toBe(0);
    });
  });
});

function sum(column: Float64Array): number {
  return column.reduce((total, x) => total + x, 0);
}

function cellName({ layout }: World, cell: number): string {
  const place = layout.hidden.find(({ offset, rows }) => cell >= offset && cell < offset + rows);
  return `${place?.table}.${place?.column}[${cell - (place?.offset ?? 0)}]`;
}
