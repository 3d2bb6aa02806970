import type { Fault } from '../hardware/machine.ts';
import { entryAt, rootOf, translate } from '../hardware/paging.ts';
import { frameIn, PAGE_WORDS, PRESENT, TABLE_ENTRIES } from '../hardware/words.ts';
import { backFrame, isBacked } from './allocator.ts';
import type { FaultKind } from './events.ts';
import { note, type Run, work } from './run.ts';
import { fillShadow, guestEntry } from './shadow.ts';

/**
 * Whose fault it was that the real machine found no memory. `guest`: its own tables say no, so it must learn of it;
 * `hidden`: they say yes, and the hypervisor has now brought its own in line; `watched`: the write must be emulated
 * (lecture "VM virtualization": guest-induced and hypervisor-induced page faults).
 */
export function resolveFault(run: Run, fault: Fault): FaultKind {
  const kind = kindOf(run, fault);
  run.counts.faults[kind] += 1;
  note(run, { type: 'fault', kind, page: Math.floor(fault.address / PAGE_WORDS) });
  if (kind === 'hidden') work(run, 'hiddenFault');
  return kind;
}

function kindOf(run: Run, { address, write }: Fault): FaultKind {
  const { guest, setup } = run;
  if (setup.paging === 'nested') return backNext(run, address) ? 'hidden' : 'guest';
  if (translate(guest, address, write, guest.cpu.ring) < 0) return 'guest';
  const page = Math.floor(address / PAGE_WORDS);
  if (write && guest.watched[frameIn(guestEntry(run, page))] !== 0) return 'watched';
  fillShadow(run, page);
  return 'hidden';
}

/** Backs the first frame of a walk that nested paging does not know. Answers whether there was one. */
function backNext(run: Run, address: number): boolean {
  const { guest, host } = run;
  const missing = framesOfWalk(run, Math.floor(address / PAGE_WORDS)).find(
    (frame) => frame < guest.frames && !isBacked(host, frame),
  );
  if (missing === undefined) return false;
  const machineFrame = guest.frameOf?.[missing] ?? missing;
  backFrame(host, missing, machineFrame);
  note(run, { type: 'nestedFilled', frame: missing, machineFrame });
  return true;
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
