import { guestProgram } from '../guests/index.ts';
import { remapper } from '../guests/remapper.ts';
import { translate } from '../hardware/paging.ts';
import { PAGE_WORDS } from '../hardware/words.ts';
import { LINE_UP, type LineUpId } from '../trial/line-up.ts';
import { snapshotOf } from '../trial/snapshot.ts';
import { startRun } from '../trial/trial.ts';
import { walkOf } from '../trial/walk.ts';
import type { Run } from '../vmm/run.ts';
import { step } from '../vmm/step.ts';
import { indexOfSaying, type Saying, type TaskKind, type TaskRow, verbatim } from './task.ts';

const OPTIONS: readonly Saying[] = [0, 2, 4, 8, 24].map(verbatim);
const WAYS: readonly LineUpId[] = ['bare', 'mainframe', 'laterAssist', 'nestedPaging'];
/** A page that the kernel uses with paging off, and one that the program uses; both have been used before they are asked for. */
const [KERNEL, PROGRAM] = [0, 16];

/** How many entries of tables a processor reads for a page that it does not remember. */
export const walkLength: TaskKind = {
  id: 'walk-length',
  rounds: 2,
  make: (round) => ({ kind: 'choose', rows: WAYS.map((way) => row(way, round % 2 === 0)) }),
};

/** One run, before or after its kernel has switched paging on. */
function row(way: LineUpId, isPaged: boolean): TaskRow {
  const run = startRun(guestProgram(remapper, 'native'), LINE_UP[way]);
  const page = isPaged ? PROGRAM : KERNEL;
  while (isPaged ? run.guest.cpu.pc !== 0x402 : run.counts.steps < 2) step(run);
  const { references } = walkOf(run, page);
  return {
    label: { code: isPaged ? 'walk.paged' : 'walk.physical', values: { way, page } },
    options: OPTIONS,
    right: indexOfSaying(OPTIONS, verbatim(countedFor(run, page))),
    evidence: { code: 'walked', values: { levels: references.map(({ level }) => level).join(), n: references.length } },
  };
}

/** What the processor itself counts when it has forgotten the page. On a copy: looking is remembered. */
function countedFor(run: Run, page: number): number {
  const { host } = snapshotOf(run);
  host.tlb.length = 0;
  const before = host.walkReferences;
  if (translate(host, page * PAGE_WORDS, false, 0) < 0) throw new Error(`Page ${page} has not been used yet`);
  return host.walkReferences - before;
}
