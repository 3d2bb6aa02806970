import type { TableSpec } from './columns.ts';

/** State of the named random streams, one row each (see `random.ts`). Never leaves the server. */
export const streams = {
  hidden: {
    a: '32-bit word',
    b: '32-bit word',
    c: '32-bit word',
    counter: '32-bit word',
  },
  open: {},
} as const satisfies TableSpec;
