import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PlaySession } from '#client/net/play-session.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';
import { SPEEDS, type Speed } from '#shared/protocol/messages.ts';

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
        <VerbIcon name={paused ? 'play' : 'pause'} />
        <span class="button-text">{t(paused ? 'play.resume' : 'play.pauseVerb')}</span>
      </Button>
      <SpeedChoice session={session} speed={view?.speed ?? 1} />
      <Button size="small" onClick={() => setEnding(true)}>
        <VerbIcon name="x" />
        <span class="button-text">{t('solo.end')}</span>
      </Button>
      {ending && <EndQuestion session={session} onClose={() => setEnding(false)} />}
    </fieldset>
  );
}

/** Speeds that were asked for and are not answered yet: who presses twice means two steps. */
const asked = new WeakMap<PlaySession, Speed>();

/** Makes the clock one step faster or slower than it is, or than it was told to be. */
export function changeSpeed(session: PlaySession, steps: 1 | -1): void {
  const speed = nextSpeed(asked.get(session) ?? session.view.peek()?.speed ?? 1, steps);
  if (!speed) return;
  asked.set(session, speed);
  void session.control({ type: 'speed', speed }).finally(() => {
    if (asked.get(session) === speed) asked.delete(session);
  });
}

/** The next speed in a direction, or nothing at the end of the list. */
function nextSpeed(speed: Speed, steps: 1 | -1): Speed | undefined {
  const at = SPEEDS.indexOf(speed);
  return SPEEDS[at + steps];
}

function SpeedChoice({ session, speed }: { session: PlaySession; speed: Speed }): JSX.Element {
  const [slower, faster] = [nextSpeed(speed, -1), nextSpeed(speed, 1)];
  return (
    <>
      <Button
        size="small"
        label={t('play.slower')}
        reason={slower ? undefined : t('play.slowest')}
        onClick={() => changeSpeed(session, -1)}
      >
        −
      </Button>
      <Button
        size="small"
        label={t('play.faster')}
        reason={faster ? undefined : t('play.fastest')}
        onClick={() => changeSpeed(session, 1)}
      >
        +
      </Button>
    </>
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
