import type { JSX } from 'preact';
import type { Overlay } from '#client/model/state/overlay.ts';
import { StatusGlyph } from '#client/ui/controls/status-glyph.tsx';
import { Glyph } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';
import { STATUSES } from '#shared/sim/kernel/codes/index.ts';

const MEMORY = ['private', 'shared', 'ballooned', 'compressed', 'swapped', 'hypervisor', 'free'] as const;
const SIGNS = ['failing', 'lock', 'asleep', 'powered-off', 'booting', 'failed', 'delivering', 'balloon'] as const;

/** What the signs and colours of the hall mean, for the overlay that is on. */
export function Legend({ overlay }: { overlay: Overlay }): JSX.Element {
  return (
    <details class="hall-legend" open>
      <summary>{t('legend.title')}</summary>
      <p class="small soft">{t(`legend.brick.${overlay}`)}</p>
      <ul>
        {STATUSES.map((status) => (
          <li key={status}>
            <StatusGlyph status={status} />
          </li>
        ))}
      </ul>
      <ul>
        <li>
          <span class="swatch steal" aria-hidden="true" /> {t('legend.steal')}
        </li>
        {MEMORY.map((part) => (
          <li key={part}>
            <span class={`swatch memory-${part}`} aria-hidden="true" /> {t(`legend.${part}`)}
          </li>
        ))}
      </ul>
      <ul>
        {SIGNS.map((name) => (
          <li key={name}>
            <Glyph name={`glyphs/${name}`} /> {t(`legend.${name}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}
