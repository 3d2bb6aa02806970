import { flushTlb } from '../hardware/paging.ts';
import { frameIn, PAGE_WORDS, PAGES } from '../hardware/words.ts';
import {
  freeSwapPlaces,
  giveToNeighbour,
  HOST_FRAMES,
  SWAP_FRAMES,
  shadowEntryAt,
  spareFrames,
  unbackFrame,
} from './allocator.ts';
import { note, type Run, work } from './run.ts';
import { dropShadow } from './shadow.ts';

/** Whether a frame of the guest is on the host's disk. The guest knows nothing of it. */
export function isTaken({ guest }: Run, frame: number): boolean {
  return guest.frameOf !== undefined && guest.frameOf[frame] >= HOST_FRAMES;
}

/**
 * The host takes a frame of the guest for a neighbour: what was in it goes to the host's disk, and no table of the hypervisor
 * leads there any more. Answers whether there was room to do so, now and for the way back.
 */
export function takeFrame(run: Run, frame: number): boolean {
  const { host, guest } = run;
  if (guest.frameOf === undefined || isTaken(run, frame)) return false;
  const places = freeSwapPlaces(guest.frameOf);
  if (places.length === 0 || spareFrames(host, guest.frameOf).length <= SWAP_FRAMES - places.length) return false;
  const machineFrame = guest.frameOf[frame];
  moveFrame(run, frame, places[0]);
  giveToNeighbour(host, machineFrame);
  forgetFrame(run, frame, machineFrame);
  note(run, { type: 'frameTaken', frame, machineFrame });
  return true;
}

/** Tables of the hypervisor do not lead to a frame any more. */
function forgetFrame(run: Run, frame: number, machineFrame: number): void {
  const { host, setup } = run;
  if (setup.paging === 'nested') unbackFrame(host, frame);
  else for (const page of pagesLeadingTo(run, machineFrame)) dropShadow(run, page);
  flushTlb(host);
}

function pagesLeadingTo({ host }: Run, machineFrame: number): number[] {
  const pages = Array.from({ length: PAGES }, (_, page) => page);
  return pages.filter((page) => frameIn(host.memory[shadowEntryAt(page)]) === machineFrame);
}

/** Brings a frame of the guest back from the host's disk to a spare one of the machine, if it was away. */
export function fetchFrame(run: Run, frame: number): boolean {
  const { host, guest } = run;
  if (!isTaken(run, frame)) return false;
  const spare = guest.frameOf === undefined ? undefined : spareFrames(host, guest.frameOf)[0];
  if (spare === undefined) throw new Error(`No spare frame for frame ${frame} of the guest`);
  moveFrame(run, frame, spare);
  work(run, 'fetch');
  note(run, { type: 'frameFetched', frame, machineFrame: spare });
  return true;
}

function moveFrame({ host, guest }: Run, frame: number, to: number): void {
  if (guest.frameOf === undefined) return;
  const from = guest.frameOf[frame];
  host.memory.copyWithin(to * PAGE_WORDS, from * PAGE_WORDS, (from + 1) * PAGE_WORDS);
  guest.frameOf[frame] = to;
}
