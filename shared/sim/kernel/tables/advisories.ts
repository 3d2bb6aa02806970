import type { TableSpec } from './columns.ts';

/** Vulnerabilities that are known and matter to somebody in the hall. Rows are reused. */
export const advisories = {
  hidden: {
    exploitAtTick: 'tick: when attackers will be able to use it (undisclosed)',
    patchLive: 'flag: its patch can be put in while guests run, once it is there',
  },
  open: {
    state: 'index of ADVISORY_STATES',
    software: 'index of SOFTWARE',
    sinceTick: 'tick: when it became known',
    patchAtTick: 'tick: when there will be a patch, 0 = there is one',
    level: 'number of that patch: whoever has it or a newer one is safe; 0 = there is none yet',
  },
} as const satisfies TableSpec;
