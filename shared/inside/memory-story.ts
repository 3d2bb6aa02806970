import { CHOSEN_BY, type GuestMemory, type MemoryPicture, type PageState } from './memory.ts';

/** Pages that came into a state of a guest, or left it, over some moments in a row. */
export interface PageEvent {
  readonly vm: number;
  readonly state: PageState | 'guestPaged';
  /** MiB: positive came, negative left. */
  readonly mib: number;
  readonly fromTick: number;
  readonly toTick: number;
  /** Who picked the pages that came. */
  readonly by?: 'guest' | 'host';
}

/** Less than this is what steps and rounding leave, MiB. */
const LEAST_MIB = 0.5;

/** A moment of a host's memory. */
export interface MemoryMoment {
  readonly tick: number;
  readonly picture: MemoryPicture;
}

/**
 * What happened to the pages of one guest between moments, found from their differences; the newest first. What goes on in one
 * direction is one event, however many moments it takes.
 */
export function pageEvents(moments: readonly MemoryMoment[], vm: number, most: number): readonly PageEvent[] {
  const open = new Map<PageEvent['state'], PageEvent>();
  const over: PageEvent[] = [];
  for (let i = 1; i < moments.length; i++) {
    const [before, after] = [moments[i - 1], moments[i]];
    for (const [state, mib] of changesOf(before, after, vm)) {
      const going = open.get(state);
      if (going && mib !== 0 && mib > 0 === going.mib > 0) {
        open.set(state, { ...going, mib: going.mib + mib, toTick: after.tick });
        continue;
      }
      if (going) over.push(going);
      open.delete(state);
      if (mib !== 0) open.set(state, begun(vm, state, mib, before.tick, after.tick));
    }
  }
  return [...over, ...open.values()]
    .filter(({ mib }) => Math.abs(mib) >= LEAST_MIB)
    .sort((a, b) => b.toTick - a.toTick || Math.abs(b.mib) - Math.abs(a.mib))
    .slice(0, most);
}

function begun(vm: number, state: PageEvent['state'], mib: number, fromTick: number, toTick: number): PageEvent {
  const by = mib > 0 ? CHOSEN_BY[state] : undefined;
  return { vm, state, mib, fromTick, toTick, ...(by && { by }) };
}

/** MiB that each state of a guest gained between two moments; nothing if the guest was not there in both. */
function changesOf(before: MemoryMoment, after: MemoryMoment, vm: number): ReadonlyMap<PageEvent['state'], number> {
  const [was, is] = [before, after].map(({ picture }) => picture.guests.find((guest) => guest.vm === vm));
  if (!was || !is) return new Map();
  const states = new Set([...was.pages, ...is.pages].map(({ state }) => state));
  const changes = new Map<PageEvent['state'], number>();
  for (const state of states) changes.set(state, amountIn(is, state) - amountIn(was, state));
  changes.set('guestPaged', is.guestPagedMib - was.guestPagedMib);
  return changes;
}

/** MiB of a guest's pages that are in a state. */
export function amountIn({ pages }: GuestMemory, state: PageState): number {
  return pages.find((part) => part.state === state)?.mib ?? 0;
}
