import type { Ping, PingTarget } from '#shared/protocol/crew.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** One seat points no more often than this, ms. Design value: more is noise for the others. */
export const PING_EVERY_MS = 2_000;

/** Whether what somebody points at is there at all: a row of its table. */
export function isThere(world: OpenWorld, { target, row }: Pick<Ping, 'target' | 'row'>): boolean {
  return row >= 0 && row < rowsOf(world, target);
}

function rowsOf(world: OpenWorld, target: PingTarget): number {
  switch (target) {
    case 'host':
      return world.hosts.rows;
    case 'vm':
      return world.vms.rows;
    case 'tenant':
      return world.tenants.rows;
    case 'datastore':
      return world.datastores.rows;
    case 'hall':
      return 1;
  }
}
