import type { JSX } from 'preact';
import { OVERLAYS } from '#client/model/state/overlay.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Glyph, VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';

/** What the hall's colours stand for, and the way back to seeing all of it. */
export function OverlaySwitch({ ui }: { ui: UiState }): JSX.Element {
  return (
    <fieldset class="overlay-switch" aria-label={t('overlay.title')}>
      {OVERLAYS.map((overlay, index) => (
        <Button
          key={overlay}
          size="small"
          pressed={ui.overlay.value === overlay}
          onClick={() => (ui.overlay.value = overlay)}
        >
          <kbd>{index + 1}</kbd> {t(`overlay.${overlay}`)}
        </Button>
      ))}
      <Button size="small" kind="quiet" label={t('overlay.all')} onClick={() => (ui.overview.value += 1)}>
        <VerbIcon name="maximize" />
      </Button>
      <Button size="small" kind="quiet" label={t('play.history')} onClick={() => (ui.historyShown.value = true)}>
        <VerbIcon name="history" />
      </Button>
      <Button
        size="small"
        kind="quiet"
        pressed={ui.legendShown.value}
        label={t('hallLegend.title')}
        onClick={() => (ui.legendShown.value = !ui.legendShown.value)}
      >
        <Glyph name="glyphs/info" />
      </Button>
    </fieldset>
  );
}
