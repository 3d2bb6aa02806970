import type { Scenario } from './scenario.ts';

/** Rows that a scenario has if it does not say: of snapshots at most, and of copies at a time. */
const MOST_SNAPSHOTS = 64;
const COPIES = 16;

/** Sizes of the tables of storage that a scenario asks for. */
export function storageRows({ rows, datastores }: Scenario) {
  return {
    datastores: datastores?.length ?? 1,
    snapshots: rows.snapshots ?? Math.min(MOST_SNAPSHOTS, 2 * rows.vms),
    copies: rows.copies ?? COPIES,
  };
}
