import type { JSX } from 'preact';
import { Button } from '#client/ui/button.tsx';
import { number } from '#client/ui/formats.ts';
import { LanguageSwitch } from '#client/ui/language-switch.tsx';
import { ThemeSwitch } from '#client/ui/theme-switch.tsx';
import { t } from '#client/ui/words.ts';
import { SPEEDS } from '#shared/protocol/messages.ts';
import type { Desk } from './desk.ts';
import { VerbIcon } from './glyph.tsx';
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
  const solo = desk.session.view.value?.solo === true && !desk.readOnly;
  return (
    <div class="play-menu">
      {solo && <SoloClock desk={desk} />}
      {canDraw && (
        <Button size="small" onClick={() => onMode(other)}>
          <VerbIcon name={other === 'table' ? 'table' : 'layoutGrid'} />
          {t(`play.show.${other}`)}
        </Button>
      )}
      <LanguageSwitch />
      <ThemeSwitch />
    </div>
  );
}

function SoloClock({ desk }: { desk: Desk }): JSX.Element {
  const { session } = desk;
  const view = session.view.value;
  const paused = view?.phase === 'paused';
  return (
    <fieldset class="solo-clock" aria-label={t('play.clockControl')}>
      <Button
        size="small"
        pressed={paused}
        onClick={() => void session.control(paused ? { type: 'resume' } : { type: 'pause', pause: 'look' })}
      >
        {t(paused ? 'play.resume' : 'play.pauseVerb')}
      </Button>
      <select
        class="select speed-select"
        aria-label={t('play.speedLabel')}
        value={String(view?.speed ?? 1)}
        onChange={(event) => {
          const speed = SPEEDS.find((each) => String(each) === event.currentTarget.value);
          if (speed) void session.control({ type: 'speed', speed });
        }}
      >
        {SPEEDS.map((speed) => (
          <option key={speed} value={String(speed)}>
            {t('play.speed', { factor: number(speed, speed % 1 === 0 ? 0 : 2) })}
          </option>
        ))}
      </select>
    </fieldset>
  );
}
