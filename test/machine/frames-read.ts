import { translate } from '#shared/machine/hardware/paging.ts';
import { PAGE_WORDS, PAGES } from '#shared/machine/hardware/words.ts';
import { snapshotOf } from '#shared/machine/trial/snapshot.ts';
import type { Run } from '#shared/machine/vmm/run.ts';

/** Where reading each page leads, by the tables that a machine walks: on a copy, because looking is remembered. */
export function framesRead(run: Run, which: 'guest' | 'host'): (number | undefined)[] {
  const machine = snapshotOf(run)[which];
  return Array.from({ length: PAGES }, (_, page) => {
    const at = translate(machine, page * PAGE_WORDS, false, 0);
    return at < 0 ? undefined : at / PAGE_WORDS;
  });
}
