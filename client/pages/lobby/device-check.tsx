import type { Signal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { LINK_SLOW_MS } from '#client/net/play-session.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { t } from '#client/words/words.ts';

/** Can this device draw the hall, is the link fast enough, does the sound work? Nothing here blocks anybody. */
export function DeviceCheck({ linkMs }: { linkMs: Signal<number> }): JSX.Element {
  const hall = useMemo(canDrawHall, []);
  return (
    <section class="panel stack">
      <h2>{t('lobby.check')}</h2>
      <dl class="device-check">
        <Check name={t('lobby.checkHall')} good={hall}>
          {t(hall ? 'lobby.checkHallGood' : 'lobby.checkHallTable')}
        </Check>
        <Check name={t('lobby.checkLink')} good={linkMs.value > 0 && linkMs.value <= LINK_SLOW_MS}>
          {linkWords(linkMs.value)}
        </Check>
        <SoundCheck />
      </dl>
    </section>
  );
}

function Check({ name, good, children }: { name: string; good: boolean; children: ComponentChildren }): JSX.Element {
  return (
    <div class="check">
      <dt>
        <span class={`check-mark ${good ? 'good' : ''}`}>{good && <Icon name="check" />}</span>
        {name}
      </dt>
      <dd class="small soft">{children}</dd>
    </div>
  );
}

function SoundCheck(): JSX.Element {
  const [played, setPlayed] = useState<'not' | 'yes' | 'none'>('not');
  return (
    <Check name={t('lobby.checkSound')} good={played === 'yes'}>
      {played === 'not' && (
        <Button size="small" onClick={() => setPlayed(playTone() ? 'yes' : 'none')}>
          <Icon name="volume" />
          {t('lobby.checkSoundPlay')}
        </Button>
      )}
      {played === 'yes' && t('lobby.checkSoundPlayed')}
      {played === 'none' && t('lobby.checkSoundNone')}
    </Check>
  );
}

function linkWords(ms: number): string {
  if (ms === 0) return t('lobby.checkLinkWait');
  return t(ms > LINK_SLOW_MS ? 'lobby.checkLinkSlow' : 'lobby.checkLinkGood', { ms });
}

/** The hall needs WebGL; without it the game is played in table mode. */
function canDrawHall(): boolean {
  const gl = document.createElement('canvas').getContext('webgl');
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return gl !== null;
}

/** A soft A for a third of a second; answers whether this device could play it. */
function playTone(): boolean {
  if (typeof AudioContext === 'undefined') return false;
  const audio = new AudioContext();
  const [tone, volume] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = 440;
  volume.gain.value = 0.1;
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.35);
  tone.onended = () => void audio.close();
  return true;
}
