import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PlaySession } from '#client/net/play-session.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { SPEEDS } from '#shared/protocol/messages.ts';

/** Pause, speed and the end, for one who plays alone. */
export function SoloClock({ session }: { session: PlaySession }): JSX.Element {
  const view = session.view.value;
  const paused = view?.phase === 'paused';
  const [ending, setEnding] = useState(false);
  return (
    <fieldset class="solo-clock" aria-label={t('play.clockControl')}>
      <Button
        size="small"
        pressed={paused}
        onClick={() => void session.control(paused ? { type: 'resume' } : { type: 'pause', pause: 'look' })}
      >
        {t(paused ? 'play.resume' : 'play.pauseVerb')}
      </Button>
      <SpeedChoice session={session} speed={view?.speed ?? 1} />
      <Button size="small" onClick={() => setEnding(true)}>
        {t('solo.end')}
      </Button>
      {ending && <EndQuestion session={session} onClose={() => setEnding(false)} />}
    </fieldset>
  );
}

function SpeedChoice({ session, speed }: { session: PlaySession; speed: number }): JSX.Element {
  const choose = (typed: string): void => {
    const chosen = SPEEDS.find((each) => String(each) === typed);
    if (chosen) void session.control({ type: 'speed', speed: chosen });
  };
  return (
    <select
      class="select speed-select"
      aria-label={t('play.speedLabel')}
      value={String(speed)}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {SPEEDS.map((each) => (
        <option key={each} value={String(each)}>
          {t('play.speed', { factor: number(each, each % 1 === 0 ? 0 : 2) })}
        </option>
      ))}
    </select>
  );
}

function EndQuestion({ session, onClose }: { session: PlaySession; onClose: () => void }): JSX.Element {
  const actions = (
    <>
      <Button onClick={onClose}>{t('app.cancel')}</Button>
      <Button kind="danger" onClick={() => void session.control({ type: 'end' })}>
        {t('solo.end')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('solo.endTitle')} onClose={onClose} actions={actions}>
      <p>{t('solo.endText')}</p>
    </Dialog>
  );
}
