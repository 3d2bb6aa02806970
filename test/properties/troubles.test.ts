import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWorld } from '#shared/sim/create.ts';
import { balanceCents } from '#shared/sim/kernel/accounts.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { Scenario, TimedEvent } from '#shared/sim/kernel/scenario/scenario.ts';
import { fork, hashWorld, type World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { anyGame, type Orders } from '../support/any-command.ts';
import { livelyScenario } from '../support/lively-world.ts';
import { runs } from '../support/runs.ts';

const TICKS = 120;
const RUNS = runs(20);
const ON = HOST_STATES.indexOf('on');

const event = (kind: TimedEvent['kind'], atS: number, forS: number, factor = 1): TimedEvent => ({
  kind,
  subject: kind === 'auditRequest' ? 0 : -1,
  atS,
  forS,
  warningS: 2,
  factor,
});

/** A hall with little cooling, tight breakers, weak batteries and attackers in a great hurry. */
function troubledWorld(): World {
  const calm = livelyScenario();
  const scenario: Scenario = {
    ...calm,
    id: 'troubled',
    facility: {
      ...calm.facility,
      demandCentsPerKw: 500,
      energyPlan: 'spot',
      cooling: { units: 2, unitW: 200, setPointC: 27, restartSeconds: 4 },
      electricity: {
        rackBreakerW: 250,
        oversubscribePercent: 400,
        ups: { energyKwh: 0.0005, generator: true, generatorSeconds: 3 },
      },
    },
    security: { acceleration: 2000, malice: 0.2 },
    events: [
      ...calm.events,
      event('coolingFault', 4, 6, 6),
      event('coolerFailure', 5, 6),
      event('tariffSpike', 6, 6, 2.5),
      event('utilityOutage', 14, 4),
      event('escapeAdvisory', 3, 0),
      event('sideChannelAdvisory', 7, 10),
      event('auditRequest', 9, 0),
    ],
  };
  return createWorld(scenario);
}

function always(holds: (world: World) => void): void {
  const plays = (orders: readonly Orders[]) => {
    const world = troubledWorld();
    for (const given of orders) {
      step(world, given);
      holds(world);
    }
  };
  fc.assert(fc.property(anyGame(troubledWorld(), TICKS), plays), RUNS);
}

describe('in a hall with too little power and cooling, and with attackers', () => {
  it('something happens even if nobody does anything', () => {
    const world = troubledWorld();
    const told = new Set<string>();
    for (let t = 0; t < 300; t++) {
      step(world, []);
      for (const { type } of world.events) told.add(type);
    }
    for (const type of [
      'hostShutDown',
      'utilityOutage',
      'tariffSpike',
      'sideChannel',
      'auditAsked',
      'advisoryDisclosed',
    ]) {
      expect(told).toContain(type);
    }
  });

  it('every number stays a number', () => {
    always(({ buffer, layout }) => {
      const hidden = new Float64Array(buffer, 0, layout.hiddenCells);
      expect(hidden.every(Number.isFinite)).toBe(true);
    });
  });

  it('money adds up', () => {
    always((world) => {
      expect(world.hall.cashExactCents[0]).toBe(balanceCents(world));
      expect(world.hall.creditsCents[0]).toBe(world.tenants.creditedCents.reduce((sum, cents) => sum + cents, 0));
    });
  });

  it('air stays between what cooling gives and what switches servers off, and clocks between half and full', () => {
    always(({ racks, hosts, hall }) => {
      for (let r = 0; r < racks.rows; r++) {
        expect(racks.inletExactC[r]).toBeGreaterThanOrEqual(18 - 1e-9);
        expect(racks.inletExactC[r]).toBeLessThanOrEqual(45);
        expect(racks.breakerExact[r]).toBeLessThanOrEqual(1);
      }
      for (let h = 0; h < hosts.rows; h++) {
        if (hosts.state[h] !== ON) continue;
        expect(hosts.clockFactor[h]).toBeGreaterThanOrEqual(0.5);
        expect(hosts.clockFactor[h]).toBeLessThanOrEqual(1);
      }
      expect(hall.upsJ[0]).toBeGreaterThanOrEqual(0);
    });
  });

  it('where there is no power, no host is on when the tick is over', () => {
    always(({ racks, hosts }) => {
      for (let h = 0; h < hosts.rows; h++) {
        if (racks.tripped[Math.floor(h / 4)] === 1) expect(hosts.state[h]).not.toBe(ON);
      }
    });
  });

  it('a host that is lost is on, and all odds are odds', () => {
    always(({ hosts, vms }) => {
      for (let h = 0; h < hosts.rows; h++) {
        expect(hosts.escapePermille[h]).toBeLessThanOrEqual(1000);
        expect(hosts.leakPermille[h]).toBeLessThanOrEqual(1000);
        if (hosts.compromised[h] === 1) expect(hosts.state[h]).toBe(ON);
      }
      expect(vms.breakInPermille.every((odds) => odds >= 0 && odds <= 1000)).toBe(true);
    });
  });

  it('a copy goes on with the same heat and the same luck', () => {
    const plays = (orders: readonly Orders[], cut: number) => {
      const world = troubledWorld();
      for (const given of orders.slice(0, cut)) step(world, given);
      const copy = fork(world);
      for (const given of orders.slice(cut)) {
        step(world, given);
        step(copy, given);
      }
      expect(hashWorld(copy)).toBe(hashWorld(world));
    };
    fc.assert(fc.property(anyGame(troubledWorld(), TICKS), fc.nat({ max: TICKS - 1 }), plays), RUNS);
  });
});
