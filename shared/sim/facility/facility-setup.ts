import { ENERGY_PLANS } from '../kernel/codes/index.ts';
import type { CoolingSpec, UpsSpec } from '../kernel/scenario/facility-spec.ts';
import type { Scenario } from '../kernel/scenario/scenario.ts';
import type { World } from '../kernel/world.ts';

/** Air that racks are given unless the scenario says otherwise, °C; design value inside ASHRAE's recommended 18–27 °C. */
export const USUAL_SET_POINT_C = 22;
/** Time until a cooling unit that stopped cools again (2–3 minutes: Opengate Data, Emergency Cooling Study). */
const COOLER_RESTART_S = 180;
/** Time until a generator carries the load; design value. */
const GENERATOR_S = 15;
/** Time for which batteries carry all that a hall has places for, unless the scenario says otherwise; design value. */
const USUAL_UPS_S = 300;
const JOULES_PER_KWH = 3_600_000;

interface Building {
  readonly cooling: Required<CoolingSpec>;
  readonly ups: Required<UpsSpec>;
}

const buildings = new WeakMap<Scenario, Building>();

/** What a scenario says about its building, and what holds where it says nothing. */
export function facilityOf(scenario: Scenario): Building {
  const known = buildings.get(scenario);
  if (known) return known;
  const fullW = scenario.rows.hosts * Math.max(0, ...scenario.hostModels.map(({ powerW }) => Math.max(...powerW)));
  const { cooling, electricity } = scenario.facility;
  const building = {
    cooling: { units: 2, unitW: 2 * fullW, setPointC: USUAL_SET_POINT_C, restartSeconds: COOLER_RESTART_S, ...cooling },
    ups: {
      energyKwh: (fullW * USUAL_UPS_S) / JOULES_PER_KWH,
      generator: true,
      generatorSeconds: GENERATOR_S,
      ...electricity?.ups,
    },
  };
  buildings.set(scenario, building);
  return building;
}

/** A building at tick 0: air as set, batteries full, all breakers closed. */
export function initFacility({ hall, racks, scenario }: World): void {
  const { cooling, ups } = facilityOf(scenario);
  const { facility } = scenario;
  racks.setPointC.fill(cooling.setPointC);
  racks.inletExactC.fill(cooling.setPointC);
  racks.breakerW.fill(facility.electricity?.rackBreakerW ?? 0);
  racks.clockPermille.fill(1000);
  hall.coolers[0] = cooling.units;
  hall.pueExact[0] = facility.pue;
  hall.tariffFactor[0] = 1;
  hall.upsJ[0] = ups.energyKwh * JOULES_PER_KWH;
  hall.energyPlan[0] = ENERGY_PLANS.indexOf(facility.energyPlan ?? 'flat');
  hall.nextEnergyPlan[0] = hall.energyPlan[0];
}
