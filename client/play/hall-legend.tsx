import type { JSX } from 'preact';
import type { UiState } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Glyph } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';

/** What the hall draws, mark by mark; those with a sign show the sign, the others a swatch. */
const ENTRIES: readonly { readonly key: string; readonly glyph?: string }[] = [
  { key: 'brick', glyph: 'emblems/cornerShop' },
  { key: 'work' },
  { key: 'lost' },
  { key: 'torn', glyph: 'glyphs/breach' },
  { key: 'requests' },
  { key: 'copies' },
  { key: 'swap' },
  { key: 'density', glyph: 'glyphs/uplink' },
  { key: 'dom0', glyph: 'glyphs/dom0' },
  { key: 'heat' },
  { key: 'strip' },
  { key: 'light' },
];

/** Says what moves and shines in the hall, while somebody wants to know. */
export function HallLegend({ ui }: { ui: UiState }): JSX.Element {
  return (
    <aside class="flow-legend" aria-label={t('hallLegend.title')}>
      <header>
        <h2>{t('hallLegend.title')}</h2>
        <Button size="small" kind="quiet" onClick={() => (ui.legendShown.value = false)}>
          {t('app.close')}
        </Button>
      </header>
      <dl>
        {ENTRIES.map(({ key, glyph }) => (
          <>
            <dt>{glyph ? <Glyph name={glyph} /> : <span class={`legend-mark ${key}`} />}</dt>
            <dd>{t(`hallLegend.${key}`)}</dd>
          </>
        ))}
      </dl>
    </aside>
  );
}
