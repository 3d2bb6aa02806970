import { z } from 'zod';
import { amount, atLeastOne, count, positive, share } from './parts.ts';

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
    atBeat: amount().describe('s since the start at which it begins.'),
    factor: positive().describe('Load at the height of it, as a multiple of the usual: 5 to 10.'),
    riseSeconds: positive().optional().describe('s up.'),
    decaySeconds: positive().optional().describe('s: time constant down.'),
  })
  .describe('Everybody comes at once and slowly goes again.');

const batch = z
  .strictObject({
    kind: z.literal('batch').describe('Jobs.'),
    jobSeconds: positive().describe('CPU-seconds of the smallest job.'),
    capSeconds: positive().describe('CPU-seconds of the largest that is taken.'),
    alpha: positive().describe('Exponent of the Pareto tail of job sizes: the smaller, the heavier.'),
  })
  .describe('Jobs with a heavy tail of sizes.');

/** How the load of a group moves, where it is not the day curve of its class. */
export const demandShape = z.discriminatedUnion('kind', [diurnal, flashCrowd, batch]);

const autoscaleRule = z.strictObject({
  metric: z.enum(['cpu', 'latency']).describe('What it looks at.'),
  target: positive().describe('% of its vCPUs, or ms.'),
  min: count(100_000).describe('Fewest VMs.'),
  max: atLeastOne(100_000).describe('Most VMs.'),
  cooldownBeats: amount().describe('s after a change in which there is no other.'),
});

/** A group whose number of VMs follows its load. */
export const elastic = z.strictObject({
  start: count(100_000).describe('VMs that it has when it comes, and that its mean load is for.'),
  rule: autoscaleRule.optional().describe('The rule that it comes with.'),
});

/** How autoscaling works, where it differs from what is published. */
export const autoscaling = z.strictObject({
  everySeconds: positive().optional().describe('s between two looks.'),
  stabilisationSeconds: amount().optional().describe('s that a wish for fewer must last.'),
  tolerance: share().optional().describe('Distance from the target that is left alone.'),
  maxStep: positive().optional().describe('A change multiplies the number of VMs by this at most.'),
  provisionSeconds: amount().optional().describe('s until a new VM can boot.'),
});

/** What attackers do. */
export const security = z.strictObject({
  perYearPer100Mib: amount()
    .optional()
    .describe('Vulnerabilities that become known a year, per 100 MiB of code in reach.'),
  exposure: amount().optional().describe('Factor on that: how much of the code is reachable here.'),
  acceleration: amount().optional().describe('How many times faster than in life all this happens.'),
  exploitDays: positive().optional().describe('Mean days from a vulnerability being known to attacks.'),
  patchDays: amount().optional().describe('Days from a vulnerability being known to a patch.'),
  malice: share().optional().describe('Chance that a guest is an attacker’s own.'),
  escapesPerDay: amount().optional().describe('Successful escapes a day of one attacker from an open host.'),
  breakInsPerDay: amount().optional().describe('Successful break-ins a day into an open guest.'),
});
