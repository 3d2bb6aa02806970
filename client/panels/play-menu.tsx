import type { JSX } from 'preact';
import { Button } from '#client/ui/button.tsx';
import { LanguageSwitch } from '#client/ui/language-switch.tsx';
import { ThemeSwitch } from '#client/ui/theme-switch.tsx';
import { t } from '#client/ui/words.ts';
import type { Desk } from './desk.ts';
import { VerbIcon } from './glyph.tsx';
import { SoloClock } from './solo-clock.tsx';
import type { ViewMode } from './view-mode.ts';

export interface PlayMenuProps {
  readonly desk: Desk;
  readonly mode: ViewMode;
  readonly canDraw: boolean;
  readonly onMode: (mode: ViewMode) => void;
}

/** View, and for one who plays alone the clock. */
export function PlayMenu({ desk, mode, canDraw, onMode }: PlayMenuProps): JSX.Element {
  const other: ViewMode = mode === 'hall' ? 'table' : 'hall';
  const solo = desk.session.view.value?.solo === true;
  return (
    <div class="play-menu">
      {solo && <SoloClock session={desk.session} />}
      {canDraw && (
        <Button class="show-view" size="small" onClick={() => onMode(other)}>
          <VerbIcon name={other === 'table' ? 'table' : 'layoutGrid'} />
          <span class="button-text">{t(`play.show.${other}`)}</span>
        </Button>
      )}
      <LanguageSwitch />
      <ThemeSwitch />
    </div>
  );
}
