import type { Problem } from './problems.ts';
import type { WorldExperiment } from './schema/experiment.ts';
import { secondsOf } from './schema/parts.ts';
import { lengthTicks } from './sizes.ts';

/** Ticks are counted in 32 bits; a moment and a span after it fit together. */
const MOST_TICKS = 1_000_000_000;

/** What each number of a file may be, and all of them together may not: columns count ticks and cents in 32 bits. */
export function rangeProblems(experiment: WorldExperiment): Problem[] {
  return [...lengthRange(experiment), ...spanRanges(experiment), ...drawRanges(experiment)];
}

function lengthRange(experiment: WorldExperiment): Problem[] {
  const ticks = lengthTicks(experiment);
  if (ticks <= MOST_TICKS) return [];
  return [
    { path: 'duration', reason: `expected at most ${MOST_TICKS} ticks of ${experiment.tickSeconds} s, found ${ticks}` },
  ];
}

/** Spans that end at a tick of their own. */
function spanRanges({ tickSeconds, clock, facility, policies, faults, orders }: WorldExperiment): Problem[] {
  const business = clock.secondsPerHour;
  const spans: (readonly [string, number])[] = [
    ['facility.hostRepairHours', (facility.hostRepairHours ?? 0) * business],
    ['policies.sla.periodHours', (policies.sla?.periodHours ?? 0) * business],
    ...faults.flatMap(({ at, for: lasts, warning }, i) => [
      [`faults[${i}].at`, secondsOf(at)] as const,
      [`faults[${i}].for`, secondsOf(lasts)] as const,
      [`faults[${i}].warning`, secondsOf(warning)] as const,
    ]),
    ...orders.map(({ at }, i) => [`orders[${i}].at`, secondsOf(at ?? 0)] as const),
  ];
  return spans.flatMap(([path, seconds]) => {
    const ticks = seconds / tickSeconds;
    if (ticks <= MOST_TICKS) return [];
    return [{ path, reason: `expected at most ${MOST_TICKS} ticks of ${tickSeconds} s, found ${Math.round(ticks)}` }];
  });
}

/** Draws of one tick: jobs and deployments are drawn one by one. */
const MOST_DRAWS = 1_000_000;

/** Jobs so small, or deployments so many, that a tick would not end. */
function drawRanges({ vms, workload, tickSeconds, clock }: WorldExperiment): Problem[] {
  const jobs = vms.flatMap(({ shape, count, vcpus }, g) => {
    const most = shape?.kind === 'batch' ? (count * vcpus * tickSeconds) / shape.jobSeconds : 0;
    return most > MOST_DRAWS ? [drawProblem(`vms[${g}].shape.jobSeconds`, 'jobs', most)] : [];
  });
  if (workload.kind !== 'population') return jobs;
  const deployments = (workload.deploymentsPerHour * tickSeconds) / clock.secondsPerHour;
  if (deployments <= MOST_DRAWS) return jobs;
  return [...jobs, drawProblem('workload.deploymentsPerHour', 'deployments', deployments)];
}

function drawProblem(path: string, what: string, found: number): Problem {
  return { path, reason: `expected at most ${MOST_DRAWS} ${what} in a tick, found up to ${Math.round(found)}` };
}
