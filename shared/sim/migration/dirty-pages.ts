import type { VmId } from '#shared/ids.ts';
import { PERMILLE } from '#shared/units.ts';
import { WORKLOADS, type Workload } from '../kernel/codes/index.ts';
import { exp } from '../kernel/det-math.ts';
import type { DirtyModel, Scenario } from '../kernel/scenario/scenario.ts';
import type { World } from '../kernel/world.ts';
import { migrationPolicy } from './migration-policy.ts';

/**
 * How the classes dirty memory at their average load. Design values; their order is that of the workloads in Clark et al.
 * (NSDI 2005, Figs. 2–6).
 */
export const DIRTY_MODELS: { readonly [W in Workload]: DirtyModel } = {
  idle: { hotMib: 1, hotS: 1, coldMibPerS: 0.05 },
  web: { hotMib: 20, hotS: 0.5, coldMibPerS: 1 },
  oltp: { hotMib: 60, hotS: 0.5, coldMibPerS: 8 },
  build: { hotMib: 40, hotS: 1, coldMibPerS: 15 },
  batch: { hotMib: 400, hotS: 2, coldMibPerS: 60 },
  cache: { hotMib: 200, hotS: 0.3, coldMibPerS: 20 },
  rtos: { hotMib: 2, hotS: 0.2, coldMibPerS: 0.05 },
  fileServer: { hotMib: 30, hotS: 1, coldMibPerS: 10 },
  retrieval: { hotMib: 40, hotS: 0.5, coldMibPerS: 4 },
  hpc: { hotMib: 400, hotS: 2, coldMibPerS: 60 },
  compression: { hotMib: 200, hotS: 2, coldMibPerS: 20 },
  streaming: { hotMib: 300, hotS: 0.5, coldMibPerS: 80 },
  jvm: { hotMib: 100, hotS: 1, coldMibPerS: 15 },
  transactions: { hotMib: 40, hotS: 0.5, coldMibPerS: 6 },
  sender: { hotMib: 4, hotS: 0.5, coldMibPerS: 0.5 },
  receiver: { hotMib: 8, hotS: 0.5, coldMibPerS: 5 },
  randomAccess: { hotMib: 400, hotS: 1, coldMibPerS: 60 },
  firmware: { hotMib: 4, hotS: 0.5, coldMibPerS: 0.5 },
};

/** Load at most counted in dirty pages, as a multiple of the average hour; design value. */
export const MAX_ACTIVITY = 4;

/** What one guest dirties at present. */
export interface Dirtying {
  /** MiB: written again and again. */
  readonly hotMib: number;
  /** s: after which about two thirds of the hot set are dirty again, at average activity. */
  readonly hotS: number;
  /** MiB/s: of other memory, at average activity. */
  readonly coldMibPerS: number;
  /** MiB: largest part of that other memory that can be dirty. */
  readonly coldMaxMib: number;
  /** How fast it writes compared with its average hour. */
  readonly activity: number;
}

/** The dirty pages of a guest of a class that keeps `activeMib` of memory active. */
export function dirtyingOf(scenario: Scenario, workload: number, activeMib: number, activity: number): Dirtying {
  const policy = migrationPolicy(scenario);
  const name = WORKLOADS[workload];
  const model = policy.dirty[name] ?? DIRTY_MODELS[name];
  const hotMib = Math.min(model.hotMib, activeMib);
  return {
    hotMib,
    hotS: model.hotS,
    coldMibPerS: model.coldMibPerS * policy.dirtyFactor,
    coldMaxMib: activeMib - hotMib,
    activity,
  };
}

/** What a guest dirties in this tick. */
export function dirtyingAt({ vms, scenario }: World, vm: VmId): Dirtying {
  const loadFactor = vms.meanLoad[vm] > 0 ? Math.min(MAX_ACTIVITY, vms.load[vm] / vms.meanLoad[vm]) : 1;
  const running = (1 - vms.throttlePermille[vm] / PERMILLE) * (1 - vms.stallFraction[vm]) * (1 - vms.readyFraction[vm]);
  return dirtyingOf(scenario, vms.workload[vm], vms.activeExactMib[vm], loadFactor * Math.max(0, running));
}

/** The hot memory that is dirty `effectiveS` of average activity after it was last clean, in MiB. */
export function hotDirtyMib(dirtying: Dirtying, effectiveS: number): number {
  return dirtying.hotMib * (1 - exp(-effectiveS / dirtying.hotS));
}

/** Distinct memory that the guest dirties each second at present, averaged over a second, in MiB/s. */
export function dirtyMibPerS(dirtying: Dirtying): number {
  return (
    hotDirtyMib(dirtying, dirtying.activity) + Math.min(dirtying.coldMibPerS * dirtying.activity, dirtying.coldMaxMib)
  );
}
