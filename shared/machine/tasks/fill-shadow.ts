import { forker } from '../guests/forker.ts';
import { guestProgram } from '../guests/index.ts';
import { frameIn, USER, WRITABLE } from '../hardware/words.ts';
import { LINE_UP } from '../trial/line-up.ts';
import { startRun } from '../trial/trial.ts';
import { shadowEntryAt } from '../vmm/allocator.ts';
import type { MachineEvent } from '../vmm/events.ts';
import type { Run } from '../vmm/run.ts';
import { guestEntry } from '../vmm/shadow.ts';
import { step } from '../vmm/step.ts';
import { draw } from './draw.ts';
import { indexOfSaying, type Saying, type TaskKind, type TaskRow, verbatim } from './task.ts';

type Filled = MachineEvent & { readonly type: 'shadowFilled' };

/** A shadow entry that is about to be filled, and what the machine then put there. */
interface Filling {
  /** Steps before the one in which it is filled. */
  readonly step: number;
  readonly page: number;
  readonly frame: number;
  /** Whether the hypervisor protects that frame. */
  readonly isWatched: boolean;
  readonly shadow: number;
}

/** Which of the fillings of a run with paging on are asked: a page of the program, of the kernel, one with a table in it … Design values. */
const ASKED = [3, 5, 8, 11, 14, 20] as const;
const YES_NO: readonly Saying[] = [{ code: 'yes' }, { code: 'no' }];

/** What the hypervisor writes into the shadow for a page. */
export const fillShadow: TaskKind = {
  id: 'fill-shadow',
  rounds: ASKED.length,
  make: (round) => ({ kind: 'choose', rows: rowsOf(fillings()[ASKED[round % ASKED.length] ?? 0], round) }),
};

function startForker(): Run {
  return startRun(guestProgram(forker, 'native'), LINE_UP.mainframe);
}

/** Every entry that the forker's hypervisor fills, one for each page that it is filled for. Always the same, so found once. */
function fillings(): readonly Filling[] {
  known ??= findFillings();
  return known;
}

let known: readonly Filling[] | undefined;

function findFillings(): Filling[] {
  const run = startForker();
  const found: Filling[] = [];
  while (run.guest.stopped === undefined) {
    const [at, isPaged] = [run.counts.steps, run.guest.cpu.cr3 !== 0];
    step(run);
    if (!isPaged) continue;
    for (const { page, frame } of run.events.filter((event): event is Filled => event.type === 'shadowFilled')) {
      const shadow = run.host.memory[shadowEntryAt(page)];
      if (shadow !== 0) found.push({ step: at, page, frame, isWatched: run.guest.watched[frame] !== 0, shadow });
    }
  }
  return found;
}

/** The run just before an entry is filled. */
function before(filling: Filling): Run {
  const run = startForker();
  while (run.counts.steps < filling.step) step(run);
  return run;
}

function rowsOf(filling: Filling, round: number): TaskRow[] {
  const { page, frame, shadow, isWatched } = filling;
  const evidence: Saying = {
    code: isWatched ? 'shadowNowProtected' : 'shadowNow',
    values: { page, frame, machineFrame: frameIn(shadow) },
  };
  const flag = (code: string, bit: number): TaskRow => {
    const right = (shadow & bit) !== 0 ? 0 : 1;
    return { label: { code, values: { page } }, options: YES_NO, right, evidence };
  };
  return [frameRow(filling, evidence, round), flag('fill.writable', WRITABLE), flag('fill.user', USER)];
}

/** What the hypervisor has to go by: the guest's entry, its own list of frames, and what it protects. */
function factsOf(filling: Filling, run: Run): Saying[] {
  const { page, frame, isWatched } = filling;
  const own = guestEntry(run, page);
  return [
    { code: `guestEntry.${(own & WRITABLE) !== 0 ? 'writable' : 'readOnly'}`, values: { page, frame } },
    { code: (own & USER) !== 0 ? 'forPrograms' : 'forKernel', values: { page } },
    { code: 'countsDown', values: { first: frameOfZero(run) } },
    ...(isWatched ? [{ code: 'protected', values: { frame } }] : []),
  ];
}

/** Where the guest's frame 0 is: from there the allocator counts down. */
function frameOfZero({ guest }: Run): number {
  return guest.frameOf?.[0] ?? 0;
}

function frameRow(filling: Filling, evidence: Saying, round: number): TaskRow {
  const { page, frame, shadow } = filling;
  const right = frameIn(shadow);
  const run = before(filling);
  const wrong = [frame, page, right - 1, right + 1, frameOfZero(run)].filter((other) => other !== right);
  const options = draw([right, ...draw([...new Set(wrong)], 3, round)], 4, round).map(verbatim);
  return {
    label: { code: 'fill.frame', values: { page } },
    facts: factsOf(filling, run),
    options,
    right: indexOfSaying(options, verbatim(right)),
    evidence,
  };
}
