import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { worldLayout } from '#shared/sim/kernel/world.ts';
import type { WorldExperiment } from './schema/experiment.ts';
import { secondsOf } from './schema/parts.ts';
import { given } from './world/given.ts';

/** Hosts of an experiment, all groups together. */
export function hostsIn({ hosts }: Pick<WorldExperiment, 'hosts'>): number {
  return hosts.reduce((sum, { count }) => sum + count, 0);
}

/** VMs of an experiment, all groups together. */
export function vmsIn({ vms }: Pick<WorldExperiment, 'vms'>): number {
  return vms.reduce((sum, { count }) => sum + count, 0);
}

/** Length of the run in ticks. */
export function lengthTicks({ ticks, duration, tickSeconds }: WorldExperiment): number {
  return ticks ?? Math.max(1, Math.round(secondsOf(duration ?? 0) / tickSeconds));
}

const LEAST_MIGRATIONS = 16;
const MOST_MIGRATIONS = 1024;
/** VMs for each row of the table of moves, where the experiment does not say. */
const VMS_PER_MIGRATION = 10;

function tenantsIn({ count, sizeFrom, slotVms }: WorldExperiment['vms'][number]): number {
  if (slotVms) return Math.ceil(count / slotVms);
  return sizeFrom ? count : 1;
}

/** Table sizes of an experiment's world. A group of VMs is one tenant, or one a VM where sizes come from a trace. */
export function rowsOf(experiment: WorldExperiment) {
  const vms = vmsIn(experiment);
  const usual = Math.min(MOST_MIGRATIONS, Math.max(LEAST_MIGRATIONS, Math.ceil(vms / VMS_PER_MIGRATION)));
  const { rows } = experiment;
  return {
    hosts: Math.max(rows.hosts ?? 0, hostsIn(experiment)),
    vms: Math.max(rows.vms ?? 0, vms),
    tenants: Math.max(
      rows.tenants ?? 0,
      experiment.vms.reduce((sum, group) => sum + tenantsIn(group), 0),
    ),
    migrations: rows.migrations ?? usual,
    incidents: rows.incidents ?? 64,
    forecasts: rows.forecasts ?? 16,
    ...given({ rules: rows.rules, snapshots: rows.snapshots, copies: rows.copies }),
    hall: 1,
  };
}

/** Rows of every table of an experiment's world: what orders and columns may name. */
export function tableRows(experiment: WorldExperiment): { readonly [table: string]: number } {
  const { hall: _, ...rows } = rowsOf(experiment);
  const { tickSeconds, datastores, autoscaling } = experiment;
  // All that the size of a world depends on; the rest of the scenario may need a trace, which is not read for a check.
  return worldLayout({ rows, tickSeconds, datastores, autoscaling } as unknown as Scenario).rows;
}
