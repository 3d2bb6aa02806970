import { leafEntry } from '../hardware/paging.ts';
import { frameIn, PAGES, PRESENT, USER, WRITABLE } from '../hardware/words.ts';
import { isBacked, shadowEntryAt } from '../vmm/allocator.ts';
import type { Run } from '../vmm/run.ts';
import { hasShadow } from './walk.ts';

/** What stands in one entry of a table. */
interface Mapping {
  readonly frame: number;
  readonly writable: boolean;
  /** Whether programs may use it. */
  readonly user: boolean;
}

/** A page of the guest, through both maps of memory. */
export interface MappedPage {
  readonly page: number;
  /** The guest's own table: from the page to what it takes for a frame. Nothing if it leads nowhere. */
  readonly guest: Mapping | undefined;
  /** Where that frame really is, behind the machine's frames if on the host's disk; nothing if the guest has no such frame. */
  readonly machineFrame: number | undefined;
  /** The hypervisor's table: from the page to the real frame. Nothing if it has not been needed yet, or there is none. */
  readonly shadow: Mapping | undefined;
  /** Nested paging knows where the frame is. */
  readonly backed: boolean;
  /** The shadow leads elsewhere than the guest's table and the allocator: it is stale. */
  readonly stale: boolean;
}

/** Both maps of memory as they are now, for all pages that one of them knows. */
export function memoryMap(run: Run): MappedPage[] {
  return Array.from({ length: PAGES }, (_, page) => mappedPage(run, page)).filter(
    ({ guest, shadow }) => guest !== undefined || shadow !== undefined,
  );
}

function mappedPage(run: Run, page: number): MappedPage {
  const guest = guestMapping(run, page);
  const machineFrame = guest === undefined ? undefined : realFrameOf(run, guest.frame);
  const shadow = hasShadow(run) ? mappingIn(run.host.memory[shadowEntryAt(page)]) : undefined;
  return {
    page,
    guest,
    machineFrame,
    shadow,
    backed:
      run.setup.paging === 'nested' &&
      guest !== undefined &&
      machineFrame !== undefined &&
      isBacked(run.host, guest.frame),
    stale: shadow !== undefined && shadow.frame !== machineFrame,
  };
}

function guestMapping({ guest }: Run, page: number): Mapping | undefined {
  const { cr3 } = guest.cpu;
  if (cr3 !== 0) return mappingIn(leafEntry(guest, cr3, page));
  return page < guest.frames ? { frame: page, writable: true, user: true } : undefined;
}

function mappingIn(entry: number): Mapping | undefined {
  if ((entry & PRESENT) === 0) return undefined;
  return { frame: frameIn(entry), writable: (entry & WRITABLE) !== 0, user: (entry & USER) !== 0 };
}

function realFrameOf({ guest }: Run, frame: number): number | undefined {
  if (frame >= guest.frames) return undefined;
  return guest.frameOf === undefined ? frame : guest.frameOf[frame];
}
