import { z } from 'zod';
import { amount, atLeastOne, between, count, seconds, share } from './parts.ts';

const diurnal = z
  .strictObject({
    kind: z.literal('diurnal').describe('A smooth day.'),
    swing: share().optional().describe('Swing around the mean.'),
    peakHour: z.number().min(0).lt(24).optional().describe('Hour with most load.'),
  })
  .describe('A smooth day around the mean.');

const flashCrowd = z
  .strictObject({
    kind: z.literal('flashCrowd').describe('Everybody at once.'),
    atS: amount(1e9).describe('s since the start at which it begins.'),
    factor: between(1e-3, 1e3).describe('Load at the height of it, as a multiple of the usual: 5 to 10.'),
    riseSeconds: between(1e-3, 1e6).optional().describe('s up.'),
    decaySeconds: between(1e-3, 1e6).optional().describe('s: time constant down.'),
  })
  .describe('Everybody comes at once and slowly goes again.');

const batch = z
  .strictObject({
    kind: z.literal('batch').describe('Jobs.'),
    jobSeconds: between(1e-3, 1e6).describe('CPU-seconds of the smallest job.'),
    capSeconds: between(1e-3, 1e9).describe('CPU-seconds of the largest that is taken.'),
    alpha: between(0.1, 20).describe('Exponent of the Pareto tail of job sizes: the smaller, the heavier.'),
    deadlineSeconds: between(1e-3, 1e9)
      .optional()
      .describe('s in which all work that waits must be done, on its own vCPUs; absent = judged by speed.'),
  })
  .describe('Jobs with a heavy tail of sizes.');

/** How the load of a group moves, where it is not the day curve of its class. */
export const demandShape = z.discriminatedUnion('kind', [diurnal, flashCrowd, batch]);

const autoscaleRule = z.strictObject({
  metric: z.enum(['cpu', 'latency']).describe('What it looks at.'),
  target: between(1e-3, 1e6).describe('% of its vCPUs, or ms.'),
  min: count(100_000).describe('Fewest VMs.'),
  max: atLeastOne(100_000).describe('Most VMs.'),
  cooldownS: seconds().describe('s after a change in which there is no other.'),
});

/** A group whose number of VMs follows its load. */
export const elastic = z.strictObject({
  start: count(100_000).describe('VMs that it has when it comes, and that its mean load is for.'),
  rule: autoscaleRule.optional().describe('The rule that it comes with.'),
});

/** How autoscaling works, where it differs from what is published. */
export const autoscaling = z.strictObject({
  everySeconds: between(1e-3, 1e6).optional().describe('s between two looks.'),
  stabilisationSeconds: seconds().optional().describe('s that a wish for fewer must last.'),
  tolerance: share().optional().describe('Distance from the target that is left alone.'),
  maxStep: between(1, 1e3).optional().describe('A change multiplies the number of VMs by this at most.'),
  provisionSeconds: seconds().optional().describe('s until a new VM can boot.'),
});

/** What attackers do. */
export const security = z.strictObject({
  perYearPer100Mib: amount(1e6)
    .optional()
    .describe('Vulnerabilities that become known a year, per 100 MiB of code in reach.'),
  exposure: amount(1e3).optional().describe('Factor on that: how much of the code is reachable here.'),
  acceleration: amount(1e9).optional().describe('How many times faster than in life all this happens.'),
  exploitDays: between(1e-6, 1e6).optional().describe('Mean days from a vulnerability being known to attacks.'),
  patchDays: amount(1e6).optional().describe('Days from a vulnerability being known to a patch.'),
  malice: share().optional().describe('Chance that a guest is an attacker’s own.'),
  escapesPerDay: amount(1e6).optional().describe('Successful escapes a day of one attacker from an open host.'),
  breakInsPerDay: amount(1e6).optional().describe('Successful break-ins a day into an open guest.'),
});
