import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import { CHOSEN_BY, type GuestMemory, type MemoryPicture, type PageState } from '#shared/inside/memory.ts';
import { amountIn } from '#shared/inside/memory-story.ts';
import { tilesOf } from '#shared/inside/tiles.ts';
import { mib } from '../figures.ts';
import type { InsideNames } from '../inside-names.ts';
import { type Look, Tiles } from './tiles.tsx';

export interface MapsProps {
  readonly now: MemoryPicture;
  readonly before: MemoryPicture | undefined;
  readonly guest: GuestMemory;
  readonly names: InsideNames;
  readonly tick: number;
}

/** So many tiles beside each other, by how many a guest has at most. Design values. */
const COLUMNS = [
  { upTo: 80, columns: 8 },
  { upTo: 200, columns: 12 },
  { upTo: Number.POSITIVE_INFINITY, columns: 16 },
] as const;

/** The two maps of a guest: what its programs use, and what its kernel takes for RAM. */
export function GuestMaps({ now, before, guest, names, tick }: MapsProps): JSX.Element {
  const size = guest.memMib / now.tileMib;
  const columns = COLUMNS.find(({ upTo }) => size <= upTo)?.columns ?? 8;
  const was = before?.guests.find(({ vm }) => vm === guest.vm);
  const tiles = tilesOf(
    guest.pages.map((part) => part.mib),
    now.tileMib,
  );
  return (
    <>
      <Programs now={now} guest={guest} columns={columns} tick={tick} />
      <section class="map believed" aria-label={t('inside.memory.believed')}>
        <h3>{t('inside.memory.believed')}</h3>
        <p class="small soft">{t('inside.memory.believedHelp', { vm: names.vm(guest.vm), size: mib(guest.memMib) })}</p>
        {guest.pages.map((part, i) => (
          <Group
            key={part.state}
            look={part.state}
            amount={part.mib}
            count={tiles[i] ?? 0}
            columns={columns}
            fresh={was ? Math.round((part.mib - amountIn(was, part.state)) / now.tileMib) : 0}
            tick={tick}
            end={`page-${part.state}`}
            note={noteOf(part.state, guest, names)}
          />
        ))}
      </section>
    </>
  );
}

/** Who picked the pages, and whose frames serve them too. */
function noteOf(state: PageState, { partners }: GuestMemory, names: InsideNames): string {
  if (state === 'shared' && partners.length > 0) {
    const few = partners.slice(0, 2).map((vm) => names.vm(vm));
    const more = partners.length - few.length;
    const with_ = more > 0 ? t('inside.memory.andMore', { names: few.join(', '), n: more }) : few.join(', ');
    return t('inside.memory.sharedWith', { names: with_ });
  }
  if (state === 'patched') return t('inside.memory.by.idle');
  const by = CHOSEN_BY[state];
  return by ? t(`inside.memory.by.${by}`) : '';
}

function Programs({
  now,
  guest,
  columns,
  tick,
}: Pick<MapsProps, 'now' | 'guest' | 'tick'> & { columns: number }): JSX.Element {
  const active = Math.min(guest.activeMib, guest.usesMib);
  const idle = Math.max(0, guest.usesMib - active - guest.guestPagedMib);
  const amounts = [active, idle, guest.guestPagedMib];
  const tiles = tilesOf(amounts, now.tileMib);
  const looks = ['active', 'idle', 'guestPaged'] as const;
  return (
    <section class="map programs" aria-label={t('inside.memory.programs')}>
      <h3>{t('inside.memory.programs')}</h3>
      <p class="small soft">{t('inside.memory.programsHelp', { size: mib(guest.usesMib) })}</p>
      <div data-end="uses" class="map-uses">
        {looks.slice(0, 2).map((look, i) => (
          <Group key={look} look={look} amount={amounts[i] ?? 0} count={tiles[i] ?? 0} columns={columns} tick={tick} />
        ))}
      </div>
      {guest.guestPagedMib > 0 && (
        <Group
          look="guestPaged"
          amount={guest.guestPagedMib}
          count={tiles[2] ?? 0}
          columns={columns}
          tick={tick}
          end="guestPaged"
          note={t('inside.memory.by.guest')}
        />
      )}
    </section>
  );
}

interface GroupProps {
  readonly look: Look;
  readonly amount: number;
  readonly count: number;
  readonly columns: number;
  readonly tick: number;
  readonly fresh?: number;
  readonly end?: string;
  readonly note?: string;
}

/** Pages in one state: how many, and who picked them. */
function Group({ look, amount, count, columns, tick, fresh = 0, end, note }: GroupProps): JSX.Element | null {
  if (amount <= 0) return null;
  return (
    <div class={`page-group group-${look}`} data-end={end}>
      <Tiles look={look} count={count} columns={columns} fresh={Math.min(count, Math.max(0, fresh))} tick={tick} />
      <div class="page-words">
        <strong>{t(`inside.memory.page.${look}`)}</strong> <span class="mono">{mib(amount)}</span>
        {note && <span class="page-note">{note}</span>}
      </div>
    </div>
  );
}
