import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import { type MemoryPicture, PAGE_STATES } from '#shared/inside/memory.ts';
import { amountIn } from '#shared/inside/memory-story.ts';
import { FigureTable } from '../figure-table.tsx';
import { mib, percent } from '../figures.ts';
import type { InsideNames } from '../inside-names.ts';

/** Every guest of the host with where its pages are. */
export function MemoryTable({ now, names }: { now: MemoryPicture; names: InsideNames }): JSX.Element {
  const states = PAGE_STATES.filter((state) => now.guests.some((guest) => amountIn(guest, state) > 0));
  const head = [
    t('inside.guest'),
    t('inside.memory.sum.uses'),
    ...states.map((state) => t(`inside.memory.page.${state}`)),
    t('inside.memory.page.guestPaged'),
    t('inside.memory.stall'),
  ];
  const rows = now.guests.map((guest) => [
    names.vm(guest.vm),
    mib(guest.usesMib),
    ...states.map((state) => mib(amountIn(guest, state))),
    mib(guest.guestPagedMib),
    percent(guest.stall),
  ]);
  return <FigureTable head={head} rows={rows} />;
}
