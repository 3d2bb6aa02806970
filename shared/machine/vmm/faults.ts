import type { Fault } from '../hardware/machine.ts';
import { entryAt, rootOf, translate } from '../hardware/paging.ts';
import { frameIn, PAGE_WORDS, PAGES, PRESENT, TABLE_ENTRIES } from '../hardware/words.ts';
import { backFrame, isBacked, shadowEntryAt } from './allocator.ts';
import type { FaultKind, Part } from './events.ts';
import { fetchFrame, isTaken } from './host-swap.ts';
import { exit, note, type Run, work } from './run.ts';
import type { VmmPart } from './setup.ts';
import { fillShadow, guestEntry } from './shadow.ts';

/**
 * Whose fault it was that the real machine found no memory. `guest`: its own tables say no, so it must learn of it;
 * `hidden`: they say yes, and only the hypervisor's lack it; `taken`: they lack it because the host took a frame; `watched`:
 * the write must be emulated (lecture "Virtualization", EDA093, Chalmers: guest-induced and hypervisor-induced page faults).
 */
function whoseFault(run: Run, { address, write }: Fault): FaultKind {
  const { guest, setup } = run;
  const page = Math.floor(address / PAGE_WORDS);
  const kind = framesOfWalk(run, page).some((frame) => isTaken(run, frame)) ? 'taken' : 'hidden';
  if (setup.paging === 'nested') return missingFrame(run, page) === undefined ? 'guest' : kind;
  if (translate(guest, address, write, guest.cpu.ring) < 0) return 'guest';
  return write && guest.watched[frameIn(guestEntry(run, page))] !== 0 ? 'watched' : kind;
}

/**
 * The hypervisor gets control because of a fault. One that is not the guest's to know is mended: what was taken is fetched, and
 * the hypervisor's tables are brought in line with the guest's.
 */
export function meetFault(run: Run, fault: Fault): FaultKind {
  const kind = whoseFault(run, fault);
  const page = Math.floor(fault.address / PAGE_WORDS);
  exit(run, `pageFault.${kind}`);
  work(run, 'roundTrip');
  run.counts.faults[kind] += 1;
  noteFault(run, kind, fault, page);
  if (!isMendable(kind) || run.setup.injects.includes(kind)) return kind;
  note(run, { type: 'dispatched', to: 'allocator' });
  if (lacks(run, 'allocator')) return kind;
  mend(run, page);
  return kind;
}

/** Whether the hypervisor does not have a part that a trap is for: then the guest goes no further. */
export function lacks(run: Run, part: Part | VmmPart): boolean {
  if (part === 'guest' || run.setup.parts.includes(part)) return false;
  run.guest.stopped = 'partMissing';
  note(run, { type: 'stopped', reason: 'partMissing' });
  return true;
}

/** Whether the hypervisor can set it right by itself, so that the guest's instruction is just tried again. */
export function isMendable(kind: FaultKind): boolean {
  return kind === 'hidden' || kind === 'taken';
}

function mend(run: Run, page: number): void {
  for (const frame of framesOfWalk(run, page)) fetchFrame(run, frame);
  work(run, 'hiddenFault');
  if (run.setup.paging === 'nested') backMissing(run, page);
  else fillShadow(run, page);
}

function noteFault(run: Run, kind: FaultKind, { address, write }: Fault, page: number): void {
  const isNested = run.setup.paging === 'nested';
  const guestWord = page >= 0 && page < PAGES ? Math.max(0, guestEntry(run, page)) : 0;
  note(run, {
    type: 'fault',
    kind,
    page,
    address,
    write,
    guestEntry: guestWord,
    shadowEntry: isNested || page < 0 || page >= PAGES ? 0 : run.host.memory[shadowEntryAt(page)],
    ...frameState(run, guestWord),
    missingFrame: isNested ? missingFrame(run, page) : undefined,
  });
}

/** What the hypervisor knows of the frame in an entry of the guest's. */
function frameState(run: Run, entry: number): { found: 'memory' | 'disk' | 'nowhere'; isWatched: boolean } {
  const frame = frameIn(entry);
  if ((entry & PRESENT) === 0 || frame >= run.guest.frames) return { found: 'nowhere', isWatched: false };
  return { found: isTaken(run, frame) ? 'disk' : 'memory', isWatched: run.guest.watched[frame] !== 0 };
}

/** The first frame of a walk that nested paging does not know. */
function missingFrame(run: Run, page: number): number | undefined {
  return framesOfWalk(run, page).find((frame) => frame < run.guest.frames && !isBacked(run.host, frame));
}

function backMissing(run: Run, page: number): void {
  const frame = missingFrame(run, page);
  if (frame === undefined) return;
  const machineFrame = run.guest.frameOf?.[frame] ?? frame;
  backFrame(run.host, frame, machineFrame);
  note(run, { type: 'nestedFilled', frame, machineFrame });
}

/** Frames of the guest that a walk for a page reads, and the one that it finds. */
function framesOfWalk({ guest }: Run, page: number): number[] {
  const root = rootOf(guest);
  if (root === 0) return [page];
  const directory = entryAt(guest, root, Math.floor(page / TABLE_ENTRIES));
  if ((directory & PRESENT) === 0) return [root];
  const table = frameIn(directory);
  const entry = entryAt(guest, table, page % TABLE_ENTRIES);
  return (entry & PRESENT) === 0 ? [root, table] : [root, table, frameIn(entry)];
}
