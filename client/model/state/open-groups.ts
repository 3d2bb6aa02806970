import { signal } from '@preact/signals';
import { keep, kept } from '#client/device/device-store.ts';

const KEPT_AS = 'overcommit.openGroups';

/** Groups of details that this device left open, such as `host.work`; all others are closed. */
const open = signal<ReadonlySet<string> | undefined>(undefined);

export function isGroupOpen(id: string): boolean {
  open.value ??= new Set(kept(KEPT_AS)?.split(' ').filter(Boolean));
  return open.value.has(id);
}

/** Remembers that a group is open or closed: for all things of its kind, and for the next game on this device. */
export function setGroupOpen(id: string, isOpen: boolean): void {
  if (isGroupOpen(id) === isOpen) return;
  const next = new Set(open.peek());
  if (isOpen) next.add(id);
  else next.delete(id);
  open.value = next;
  keep(KEPT_AS, [...next].join(' '));
}
