import { NONE } from '#shared/ids.ts';
import { racksFor } from '../kernel/tables/racks.ts';
import type { OpenWorld } from '../kernel/world.ts';
import type { DisturbanceSubject } from './define.ts';
import { DISTURBANCES, type DisturbanceName, FAULTS } from './index.ts';
import { disturbanceRefusal, mayHappenIn } from './inject.ts';

/** Rows from the first to the last of a run, both included; [−1, −1] for what happens to the whole hall. */
export type RowRun = readonly [first: number, last: number];

/** What can go wrong in a hall as it is: the faults that would find something, each with the rows that it can happen to. */
export type PossibleFaults = { readonly [N in DisturbanceName]?: readonly RowRun[] };

/** What an instructor may make go wrong in a hall now; the same rule refuses everything else. */
export function possibleFaults(world: OpenWorld): PossibleFaults {
  const possible: { [N in DisturbanceName]?: RowRun[] } = {};
  for (const fault of FAULTS.filter((each) => mayHappenIn(world.scenario, each))) {
    const runs = runsOf(world, fault);
    if (runs.length > 0) possible[fault] = runs;
  }
  return possible;
}

function runsOf(world: OpenWorld, fault: DisturbanceName): RowRun[] {
  const [first, last] = rowsOf(world, DISTURBANCES[fault].subject);
  const runs: [number, number][] = [];
  for (let row = first; row <= last; row++) {
    if (disturbanceRefusal(world, fault, row)) continue;
    const run = runs.at(-1);
    if (run && run[1] === row - 1) run[1] = row;
    else runs.push([row, row]);
  }
  return runs;
}

function rowsOf({ hosts, vms, tenants }: OpenWorld, subject: DisturbanceSubject): RowRun {
  switch (subject) {
    case 'hall':
      return [NONE, NONE];
    case 'rack':
      return [0, racksFor(hosts.rows) - 1];
    case 'host':
      return [0, hosts.rows - 1];
    case 'vm':
      return [0, vms.rows - 1];
    case 'tenant':
      return [0, tenants.rows - 1];
  }
}
