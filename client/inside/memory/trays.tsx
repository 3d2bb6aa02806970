import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import { amountIn } from '#shared/inside/memory-story.ts';
import { mib } from '../figures.ts';
import type { MapsProps } from './guest-maps.tsx';
import { Tiles } from './tiles.tsx';

/** The two disks that memory can end up on: the guest's own, with pages that it chose, and the host's, with pages that it did not. */
export function Trays({ now, guest, names, tick }: Omit<MapsProps, 'before'>): JSX.Element {
  const swapped = amountIn(guest, 'swapped');
  const others = Math.max(0, now.swappedMib - swapped);
  return (
    <div class="trays-row">
      <section class={`swap-tray guest ${guest.guestPagedMib > 0 ? '' : 'empty'}`} data-end="tray-guest">
        <h3>{t('inside.memory.guestTray', { vm: names.vm(guest.vm) })}</h3>
        {guest.guestPagedMib > 0 && (
          <Tiles look="guestPaged" count={Math.ceil(guest.guestPagedMib / now.tileMib)} columns={24} tick={tick} />
        )}
        <p class="small">
          <span class="mono">{mib(guest.guestPagedMib)}</span> ·{' '}
          <span class="soft">{t('inside.memory.guestTrayHelp')}</span>
        </p>
      </section>
      <section class={`swap-tray host ${now.swappedMib > 0 ? '' : 'empty'}`} data-end="tray-host">
        <h3>{t('inside.memory.hostTray', { host: names.host(now.host) })}</h3>
        {swapped > 0 && <Tiles look="swapped" count={Math.ceil(swapped / now.tileMib)} columns={24} tick={tick} />}
        <p class="small">
          <span class="mono">{mib(now.swappedMib)}</span> · <span class="soft">{t('inside.memory.hostTrayHelp')}</span>
          {others > 0 && <span class="soft"> {t('inside.memory.ofOthers', { size: mib(others) })}</span>}
        </p>
      </section>
    </div>
  );
}
