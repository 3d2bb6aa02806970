import { forker } from '../guests/forker.ts';
import type { Guest } from '../guests/guest.ts';
import { guestProgram } from '../guests/index.ts';
import { remapper } from '../guests/remapper.ts';
import { frameIn, PRESENT, WRITABLE } from '../hardware/words.ts';
import { type FaultRecord, faultLog } from '../trial/fault-log.ts';
import { LINE_UP } from '../trial/line-up.ts';
import { startRun } from '../trial/trial.ts';
import type { Setup } from '../vmm/setup.ts';
import { draw } from './draw.ts';
import { indexOfSaying, type Saying, type TaskKind, type TaskRow } from './task.ts';

/** Faults in one round, at most so many of a kind. Design values. */
const [ASKED, OF_A_KIND] = [6, 2];
const MAX_STEPS = 2000;
const OPTIONS: readonly Saying[] = ['guest', 'hidden', 'taken', 'watched'].map((kind) => ({ code: `fault.${kind}` }));

/** Whose fault each fault of a run was. */
export const whoseFault: TaskKind = {
  id: 'whose-fault',
  rounds: 4,
  make: (round) => ({ kind: 'choose', rows: asked(logOf(round), round).map(faultRow) }),
};

/** Guests on shadow tables, from whom the host takes frames that they still need. */
const RUNS: readonly { readonly guest: Guest; readonly setup: Setup }[] = [
  { guest: forker, setup: { ...LINE_UP.mainframe, takes: [{ step: 60, frame: 16 }] } },
  { guest: remapper, setup: { ...LINE_UP.mainframe, takes: [{ step: 5, frame: 20 }] } },
];

function logOf(round: number): FaultRecord[] {
  const { guest, setup } = RUNS[round % RUNS.length] ?? RUNS[0];
  return faultLog(startRun(guestProgram(guest, 'native'), setup), MAX_STEPS);
}

/** Some of each kind, in the order of the run. */
function asked(log: readonly FaultRecord[], round: number): FaultRecord[] {
  const kinds = [...new Set(log.map(({ fault }) => fault.kind))];
  const some = kinds.flatMap((kind) =>
    draw(
      log.filter(({ fault }) => fault.kind === kind),
      OF_A_KIND,
      round,
    ),
  );
  return draw(some, ASKED, round).sort((a, b) => a.step - b.step);
}

/** The question whose fault one was, with what stood in the tables. */
export function faultRow(record: FaultRecord): TaskRow {
  const { kind, page, write } = record.fault;
  return {
    label: { code: write ? 'writes' : 'reads', values: { page } },
    facts: factsOf(record),
    options: OPTIONS,
    right: indexOfSaying(OPTIONS, { code: `fault.${kind}` }),
    evidence: { code: `done.${kind}`, values: { page, frame: frameDone(record) } },
  };
}

/** What the guest's table says, where the allocator has the frame, and what stands in the shadow. */
function factsOf({ fault }: FaultRecord): Saying[] {
  const { page, guestEntry, shadowEntry, found, isWatched } = fault;
  const frame = frameIn(guestEntry);
  return [
    { code: `guestEntry.${rightsOf(guestEntry)}`, values: { page, frame } },
    ...(found === 'nowhere' ? [] : [{ code: `allocator.${found}`, values: { frame } }]),
    ...(isWatched ? [{ code: 'protected', values: { frame } }] : []),
    { code: `shadowEntry.${rightsOf(shadowEntry)}`, values: { page, frame: frameIn(shadowEntry) } },
  ];
}

function rightsOf(entry: number): 'absent' | 'writable' | 'readOnly' {
  if ((entry & PRESENT) === 0) return 'absent';
  return (entry & WRITABLE) === 0 ? 'readOnly' : 'writable';
}

/** The frame that was filled in, else the guest's own. */
function frameDone({ after, fault }: FaultRecord): number {
  const filled = after.find((event) => event.type === 'shadowFilled');
  return filled?.machineFrame ?? frameIn(fault.guestEntry);
}
