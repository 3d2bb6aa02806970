import type { JSX } from 'preact';
import { matesOf } from '#client/model/crew/crew.ts';
import { pingedName } from '#client/model/crew/pings.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import type { ViewMode } from '#client/model/state/view-mode.ts';
import { soundSettings } from '#client/sound/settings.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { LanguageSwitch } from '#client/ui/page/language-switch.tsx';
import { ThemeSwitch } from '#client/ui/page/theme-switch.tsx';
import { t } from '#client/words/words.ts';
import { SoloClock } from './solo-clock.tsx';

export interface PlayMenuProps {
  readonly ui: UiState;
  readonly mode: ViewMode;
  readonly canDraw: boolean;
  readonly onMode: (mode: ViewMode) => void;
}

/** View, and for one who plays alone the clock. */
export function PlayMenu({ ui, mode, canDraw, onMode }: PlayMenuProps): JSX.Element {
  const other: ViewMode = mode === 'hall' ? 'table' : 'hall';
  const solo = ui.session.view.value?.solo === true;
  return (
    <div class="play-menu">
      {solo && <SoloClock session={ui.session} />}
      {matesOf(ui).length > 1 && <PingButton ui={ui} />}
      {canDraw && (
        <Button class="show-view" size="small" onClick={() => onMode(other)}>
          <VerbIcon name={other === 'table' ? 'table' : 'layoutGrid'} />
          <span class="button-text">{t(`play.show.${other}`)}</span>
        </Button>
      )}
      <Button
        class="show-keys"
        size="small"
        kind="quiet"
        label={t('shortcut.title')}
        onClick={() => (ui.keysShown.value = true)}
      >
        ?
      </Button>
      <Button
        class="show-sound"
        size="small"
        kind="quiet"
        label={t(soundSettings.value.on ? 'sound.titleOn' : 'sound.titleOff')}
        onClick={() => (ui.soundShown.value = true)}
      >
        <VerbIcon name={soundSettings.value.on ? 'volume' : 'volumeOff'} />
      </Button>
      <LanguageSwitch />
      <ThemeSwitch />
    </div>
  );
}

/** Points one's team at what is selected, or at the hall. */
function PingButton({ ui }: { ui: UiState }): JSX.Element {
  const world = ui.session.world.value;
  const what = world ? pingedName(world, ui.selection.value) : '';
  return (
    <Button
      class="show-pings"
      size="small"
      kind="quiet"
      label={t('ping.open', { what })}
      onClick={() => (ui.pinging.value = true)}
    >
      <VerbIcon name="megaphone" />
    </Button>
  );
}
