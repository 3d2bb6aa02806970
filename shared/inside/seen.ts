import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld, World } from '#shared/sim/kernel/world.ts';

/**
 * What pictures are read off: a world with all its columns, or the mirror of one, which has the open columns only. A mirror
 * tells in steps what a world has exactly, and some things not at all; what it does not tell is absent from a picture.
 */
export type Seen = OpenWorld;

/** The same with its hidden columns, if it has them. */
export function exactly(world: Seen): World | undefined {
  return 'buffer' in world ? (world as World) : undefined;
}

/** What follows from hidden columns, by the rules of the engine; see `exact-rules.ts`. MiB, MiB/s and ms as the names say. */
export interface ExactRules {
  readonly residentMib: (vms: World['vms'], vm: number) => number;
  readonly machineMib: (vms: World['vms'], vm: number) => number;
  readonly packedMib: (vms: World['vms'], vm: number) => number;
  readonly dirtyMibPerS: (world: World, migration: number) => number;
  readonly dirtySinceRoundMib: (world: World, migration: number) => number;
  readonly netPathMs: (world: World, vm: number) => number;
  readonly diskPathMs: (world: World, vm: number) => number;
  /** How many times as long as an idle one's a request takes in the privileged guest. */
  readonly dom0Slowdown: (world: World, host: number) => number;
}

/** A world with the rules for what is hidden in it. */
export interface Exact {
  readonly world: World;
  readonly rules: ExactRules;
}

/** The same, of a world; nothing of a mirror, or where nobody has those rules. */
export function exactBy(world: Seen, rules: ExactRules | undefined): Exact | undefined {
  const exact = exactly(world);
  return exact && rules && { world: exact, rules };
}

/** Rows of a table for which something holds. */
export function rowsWhere(rows: number, holds: (row: number) => boolean): readonly number[] {
  const found: number[] = [];
  for (let row = 0; row < rows; row++) if (holds(row)) found.push(row);
  return found;
}

const POWERED: readonly number[] = (['booting', 'running', 'stopping', 'paused'] as const).map((state) =>
  VM_STATES.indexOf(state),
);

/** VMs that stand on a host with their power on, in the order of their rows. */
export function poweredOn({ vms }: Seen, host: number): readonly number[] {
  return rowsWhere(vms.rows, (vm) => vms.host[vm] === host && POWERED.includes(vms.state[vm]));
}
