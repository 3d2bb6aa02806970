import type { HostId } from '#shared/ids.ts';
import { ENERGY_PLANS, POWER_SUPPLIES } from '#shared/sim/kernel/codes/index.ts';
import { HOSTS_PER_RACK } from '#shared/sim/kernel/tables/racks.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Bot, type BotMemory, isItsTurn, type Turn } from '../bot.ts';
import type { Caution } from '../choose-host.ts';
import { acknowledge } from '../duties/acknowledge.ts';
import { evacuate } from '../duties/evacuate.ts';
import { foreseen } from '../duties/foresee.ts';
import { level } from '../duties/level.ts';
import { placeAll } from '../duties/place.ts';
import { relieve } from '../duties/relieve.ts';
import { type Ahead, rightsize, wakeAll } from '../duties/rightsize.ts';
import { endPlan, type Plan, propose, startPlan } from '../plan.ts';
import type { HallBots } from './index.ts';

const PLANNED: Caution = { touched: 1, cores: 0.85 };
const TIGHT: Caution = { touched: 1.2, cores: 1 };
const DESPERATE: Caution = { touched: 1.5, cores: 2 };
/** Four hours are forty seconds: time to wake a host and to move guests to it. */
const AHEAD: Ahead = { sleepHours: 5, wakeHours: 3 };
/** Before the batteries are asked for, only what is needed now stays on. */
const ON_BATTERIES: Ahead = { sleepHours: 1, wakeHours: 0 };
/** Warm air saves energy; cold air is time when the cooling fails. */
const THRIFTY_C = 26;
const COLD_C = 18;
/** A rack is capped a little below what its breaker carries. */
const BELOW_RATING = 0.98;
/** How far a breaker may be on its way to tripping before its rack is capped, and before the cap is taken away, ‰. */
const WARM_PERMILLE = 950;
const CALM_PERMILLE = 900;
const JOULES_PER_KWH = 3_600_000;
/** What of the batteries’ energy an operator counts on, their own losses taken off. */
const COUNTED_ON = 0.86;

/** An operator who looks a few hours ahead; `switches`: who also puts hosts to sleep and caps racks. */
function operator(id: 'reference' | 'twin', switches: boolean): Bot {
  return {
    id,
    play(world: OpenWorld, memory: BotMemory): Turn {
      if (!isItsTurn(world, memory)) return { calls: [], memory };
      const plan = startPlan(world, memory);
      if (switches) capRacks(plan);
      cool(plan);
      propose(plan, { name: 'setEnergyPlan', args: { plan: ENERGY_PLANS[2] } });
      const left = switches ? rightsize(plan, PLANNED, ahead(world), foreseen(world, 'correlatedPeak')?.factor) : plan;
      if (!switches) wakeAll(plan);
      evacuate(left, DESPERATE);
      placeAll(left, [PLANNED, TIGHT, DESPERATE]);
      relieve(left, TIGHT);
      level(left, PLANNED);
      acknowledge(plan);
      return endPlan(plan);
    },
  };
}

function ahead(world: OpenWorld): Ahead {
  return foreseen(world, 'utilityOutage') ? ON_BATTERIES : AHEAD;
}

/** Cold air while something is wrong with the cooling or the power, or is about to be. */
function cool(plan: Plan): void {
  const trouble = (['coolingFault', 'coolerFailure', 'utilityOutage'] as const).some((k) => foreseen(plan.world, k));
  const cooling = plan.world.hall.coolers[0] > 0;
  const celsius = trouble || !cooling ? COLD_C : THRIFTY_C;
  eachRack(plan, (host) => propose(plan, { name: 'setCooling', args: { host, celsius } }));
}

/** Racks are capped while their breaker warms up, and all of them while the batteries have to last until the generator runs. */
function capRacks(plan: Plan): void {
  const { racks } = plan.world;
  const drawnW = racks.powerW.reduce((sum, watts) => sum + watts, 0);
  const batteryW = onBatteries(plan.world);
  eachRack(plan, (host, rack) => {
    const shareW = drawnW > 0 ? (batteryW * racks.powerW[rack]) / drawnW : Number.POSITIVE_INFINITY;
    const watts = Math.min(forBreaker(plan.world, rack), shareW);
    if (!Number.isFinite(watts)) propose(plan, { name: 'setPowerCap', args: { host, watts: 0 } });
    else if (Math.abs(racks.capW[rack] - watts) >= 20) {
      propose(plan, { name: 'setPowerCap', args: { host, watts: Math.floor(watts) } });
    }
  });
}

/** A breaker that is on its way to tripping is given what it carries for ever, until it has calmed down. */
function forBreaker({ racks }: OpenWorld, rack: number): number {
  const limit = racks.capW[rack] > 0 ? CALM_PERMILLE : WARM_PERMILLE;
  return racks.breakerPermille[rack] > limit ? racks.breakerW[rack] * BELOW_RATING : Number.POSITIVE_INFINITY;
}

/** What all racks together may draw so that the batteries last; no limit while nothing is about to ask for them. */
function onBatteries(world: OpenWorld): number {
  const { hall, scenario } = world;
  const outage = foreseen(world, 'utilityOutage');
  const ups = scenario.facility.electricity?.ups;
  const supply = POWER_SUPPLIES[hall.supply[0]];
  const soon = outage !== undefined && outage.startsInS < 2 && supply !== 'generator';
  if (ups === undefined || !(soon || supply === 'battery')) return Number.POSITIVE_INFINITY;
  const generatorS = ups.generator ? (ups.generatorSeconds ?? 15) : Number.POSITIVE_INFINITY;
  const since = Math.max(0, -(outage?.startsInS ?? 0));
  const seconds = Math.max(1, Math.min(outage?.endsInS ?? Number.POSITIVE_INFINITY, generatorS - since));
  return (ups.energyKwh * JOULES_PER_KWH * COUNTED_ON * hall.upsPermille[0]) / 1000 / seconds;
}

function eachRack(plan: Plan, visit: (host: HostId, rack: number) => void): void {
  const { racks } = plan.world;
  for (let rack = 0; rack < racks.rows; rack++) visit((rack * HOSTS_PER_RACK) as HostId, rack);
}

/** The twin keeps all hosts on and trusts the breakers. */
export const longNightBots: HallBots = { reference: operator('reference', true), twin: operator('twin', false) };
