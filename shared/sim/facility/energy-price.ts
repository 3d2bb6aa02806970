import { ENERGY_PLANS } from '../kernel/codes/index.ts';
import { hourAt } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';

/** The night tariff holds from 22 to 6 h. */
const NIGHT_FROM_HOUR = 22;
const NIGHT_TO_HOUR = 6;
const SPOT = ENERGY_PLANS.indexOf('spot');
const GREEN = ENERGY_PLANS.indexOf('green');
/** What green energy costs beside the usual price; it keeps its price when others rise. Design value. */
const GREEN_FACTOR = 1.25;
/** Spot price by the hour of the day over the usual price by day, mean 0.85: little sun in the evening; design values. */
const SPOT_FACTORS = [
  0.6, 0.55, 0.5, 0.5, 0.55, 0.65, 0.85, 1.05, 1.1, 0.95, 0.8, 0.65, 0.55, 0.5, 0.55, 0.7, 0.95, 1.3, 1.6, 1.55, 1.3,
  1.05, 0.9, 0.75,
];

/** Cents per kWh of business time now, after the hour, the contract and what the market does. */
export function energyCentsPerKwh(world: World): number {
  const { hall, scenario, tick } = world;
  const { dayCentsPerKwh, nightCentsPerKwh } = scenario.facility;
  const hour = hourAt(scenario, tick);
  const usual = hour >= NIGHT_FROM_HOUR || hour < NIGHT_TO_HOUR ? nightCentsPerKwh : dayCentsPerKwh;
  if (hall.energyPlan[0] === GREEN) return usual * GREEN_FACTOR;
  const plan = hall.energyPlan[0] === SPOT ? dayCentsPerKwh * SPOT_FACTORS[Math.floor(hour)] : usual;
  return plan * hall.tariffFactor[0];
}

/** Changes to the contract that was ordered, when a day begins. */
export function renewEnergyPlan({ hall }: World): void {
  hall.energyPlan[0] = hall.nextEnergyPlan[0];
}

/** Pays for the highest demand of the day, in whole cents, and begins to measure the next. */
export function payDemand({ hall, scenario }: World): void {
  const cents = Math.round((hall.demandPeakW[0] / 1000) * (scenario.facility.demandCentsPerKw ?? 0));
  hall.energyCents[0] += cents;
  hall.cashExactCents[0] -= cents;
  hall.demandPeakW[0] = 0;
}
