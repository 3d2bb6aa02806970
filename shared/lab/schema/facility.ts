import { z } from 'zod';
import { ENERGY_PLANS } from '#shared/sim/kernel/codes/index.ts';
import { amount, between, count, seconds } from './parts.ts';

const parts = z.strictObject({
  dimms: count(10_000).describe('Memory modules of a host.'),
  ssds: count(10_000).describe('Solid-state disks of a host.'),
  hdds: count(10_000).optional().describe('Hard disks of a host.'),
});

const failures = z.strictObject({
  parts: parts.optional().describe('Parts of each host; their yearly rates add up and replace `hostMtbfHours`.'),
  acceleration: between(1e-6, 1e9).optional().describe('How many times sooner than that.'),
  weibullShape: between(0.1, 20)
    .optional()
    .describe('Shape of the time to a failure; 1 = constant hazard, below: new hosts fail soonest.'),
  repair: z
    .enum(['fixed', 'exponential'])
    .optional()
    .describe('Repairs take `hostRepairHours` each, or that on average.'),
});

const cooling = z.strictObject({
  units: count(1000).describe('Units of air conditioning.'),
  unitW: between(1e-3, 1e9).describe('W of heat that one unit takes away.'),
  setPointC: z.number().min(10).max(45).optional().describe('°C of the air that racks are given.'),
  restartSeconds: seconds().optional().describe('s until a unit that stopped cools again.'),
});

const ups = z.strictObject({
  energyKwh: amount(1e6).describe('kWh in the batteries.'),
  generator: z.boolean().describe('Whether a generator takes over.'),
  generatorSeconds: seconds().optional().describe('s until it does.'),
});

const electricity = z.strictObject({
  rackBreakerW: between(1, 1e9).optional().describe('W that the breaker of a rack is rated for.'),
  roomBreakerW: between(1, 1e9).optional().describe('W that the feed of the room is rated for.'),
  oversubscribePercent: between(1, 10_000)
    .optional()
    .describe('% of 80 % of a breaker’s rating that all hosts could draw at once.'),
  ups: ups.optional().describe('Batteries.'),
});

/** The hall around the hosts. */
export const facility = z.strictObject({
  startCents: z.int().min(-1_000_000_000).max(1_000_000_000).default(0).describe('Cents: opening balance.'),
  migrationMbit: amount(1e6).default(10_000).describe('Mbit/s: migration network.'),
  oneNetwork: z
    .boolean()
    .optional()
    .describe('Whether siblings on different hosts talk over the migration network too.'),
  uplinkMbit: amount(1e6).optional().describe('Mbit/s: way out of the hall for guests; absent = as much as they want.'),
  pue: z.number().min(1).max(10).default(1.5).describe('Facility energy over server energy.'),
  dayCentsPerKwh: amount(1e5).default(10).describe('Cents a kWh, 6–22 h.'),
  nightCentsPerKwh: amount(1e5).default(6).describe('Cents a kWh, 22–6 h.'),
  demandCentsPerKw: amount(1e6).optional().describe('Cents a kW of the highest quarter of an hour of each day.'),
  energyPlan: z.enum(ENERGY_PLANS).optional().describe('How electricity is paid for.'),
  energyRule: z
    .enum(['step', 'trapezoid'])
    .optional()
    .describe('Power of a tick’s end held all through it, or the mean of its two ends with the first tick free.'),
  hostMtbfHours: amount(1e9).default(0).describe('Business hours between unannounced failures of a host; 0 = none.'),
  hostRepairHours: amount(1e5).optional().describe('Business hours until a failed host is there again.'),
  failures: failures.optional().describe('How hosts fail, where it differs from a constant hazard.'),
  cooling: cooling.optional().describe('Absent = two units, each of which is enough.'),
  electricity: electricity
    .optional()
    .describe('Absent = no breaker in reach, batteries for five minutes and a generator.'),
});
