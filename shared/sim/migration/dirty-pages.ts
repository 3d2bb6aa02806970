import type { VmId } from '#shared/ids.ts';
import { PERMILLE } from '#shared/units.ts';
import { progress, workRate } from '../cpu/index.ts';
import { WORKLOADS, type Workload } from '../kernel/codes/index.ts';
import { exp } from '../kernel/det-math.ts';
import type { DirtyModel, Scenario } from '../kernel/scenario/scenario.ts';
import type { World } from '../kernel/world.ts';
import { migrationPolicy } from './migration-policy.ts';

/**
 * How the classes dirty memory, and at which load; loads are those of the customers of a usual hall. Design values; their order is that of the workloads in Clark et al.
 * (NSDI 2005, Figs. 2–6).
 */
export const DIRTY_MODELS: { readonly [W in Workload]: DirtyModel } = {
  idle: { atLoad: 0.05, hotMib: 1, hotS: 1, coldMibPerS: 0.05 },
  web: { atLoad: 0.2, hotMib: 20, hotS: 0.5, coldMibPerS: 1 },
  oltp: { atLoad: 0.3, hotMib: 60, hotS: 0.5, coldMibPerS: 8 },
  build: { atLoad: 0.3, hotMib: 40, hotS: 1, coldMibPerS: 15 },
  batch: { atLoad: 0.45, hotMib: 400, hotS: 2, coldMibPerS: 60 },
  cache: { atLoad: 0.15, hotMib: 200, hotS: 0.3, coldMibPerS: 20 },
  rtos: { atLoad: 0.3, hotMib: 2, hotS: 0.2, coldMibPerS: 0.05 },
  fileServer: { atLoad: 0.3, hotMib: 30, hotS: 1, coldMibPerS: 10 },
  retrieval: { atLoad: 0.3, hotMib: 40, hotS: 0.5, coldMibPerS: 4 },
  hpc: { atLoad: 0.3, hotMib: 400, hotS: 2, coldMibPerS: 60 },
  compression: { atLoad: 0.3, hotMib: 200, hotS: 2, coldMibPerS: 20 },
  streaming: { atLoad: 0.3, hotMib: 300, hotS: 0.5, coldMibPerS: 80 },
  jvm: { atLoad: 0.3, hotMib: 100, hotS: 1, coldMibPerS: 15 },
  transactions: { atLoad: 0.3, hotMib: 40, hotS: 0.5, coldMibPerS: 6 },
  sender: { atLoad: 0.3, hotMib: 4, hotS: 0.5, coldMibPerS: 0.5 },
  receiver: { atLoad: 0.3, hotMib: 8, hotS: 0.5, coldMibPerS: 5 },
  randomAccess: { atLoad: 0.3, hotMib: 400, hotS: 1, coldMibPerS: 60 },
  firmware: { atLoad: 0.3, hotMib: 4, hotS: 0.5, coldMibPerS: 0.5 },
};

/** What one guest dirties at present. */
export interface Dirtying {
  /** MiB: written again and again. */
  readonly hotMib: number;
  /** s: after which about two thirds of the hot set are dirty again, at its usual activity. */
  readonly hotS: number;
  /** MiB/s: of other memory, at its usual activity. */
  readonly coldMibPerS: number;
  /** MiB: largest part of that other memory that can be dirty. */
  readonly coldMaxMib: number;
  /** How fast it writes compared with its usual load. */
  readonly activity: number;
}

/** The dirty pages of a guest of a class that keeps `activeMib` of memory active. */
export function dirtyingOf(scenario: Scenario, workload: number, activeMib: number, activity: number): Dirtying {
  const policy = migrationPolicy(scenario);
  const model = modelOf(scenario, workload);
  const hotMib = Math.min(model.hotMib, activeMib);
  return {
    hotMib,
    hotS: model.hotS,
    coldMibPerS: model.coldMibPerS * policy.dirtyFactor,
    coldMaxMib: activeMib - hotMib,
    activity,
  };
}

/** What a guest dirties in this tick: it writes for the work that it does. */
export function dirtyingAt(world: World, vm: VmId): Dirtying {
  const { vms, scenario } = world;
  const unthrottled = 1 - vms.throttlePermille[vm] / PERMILLE;
  const usual = usualLoad(scenario, vms.workload[vm], vms.meanLoad[vm]);
  const activity = usual > 0 ? workRate(world, vm) / usual : progress(vms, vm) * unthrottled;
  return dirtyingOf(scenario, vms.workload[vm], vms.activeExactMib[vm], activity);
}

/**
 * Part of its vCPUs that a guest works while it writes as is known of its class; its pages follow its work (rule CPU-14), at
 * whatever load somebody has called its mean. 0 = it writes without work.
 */
export function usualLoad(scenario: Scenario, workload: number, meanLoad: number): number {
  return modelOf(scenario, workload).atLoad ?? meanLoad;
}

function modelOf(scenario: Scenario, workload: number): DirtyModel {
  const name = WORKLOADS[workload];
  return migrationPolicy(scenario).dirty[name] ?? DIRTY_MODELS[name];
}

/** The hot memory that is dirty `effectiveS` of its usual activity after it was last clean, in MiB. */
export function hotDirtyMib(dirtying: Dirtying, effectiveS: number): number {
  return dirtying.hotMib * (1 - exp(-effectiveS / dirtying.hotS));
}

/** Distinct memory that the guest dirties each second at present, averaged over a second, in MiB/s. */
export function dirtyMibPerS(dirtying: Dirtying): number {
  return (
    hotDirtyMib(dirtying, dirtying.activity) + Math.min(dirtying.coldMibPerS * dirtying.activity, dirtying.coldMaxMib)
  );
}
