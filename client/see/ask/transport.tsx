import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import type { SeeRun } from '#shared/see/run.ts';
import { clockOf } from '../figure-words.ts';
import type { Player } from '../run/use-player.ts';

interface TransportProps {
  readonly player: Player;
  readonly run: SeeRun;
  /** Why it does not play on, in words. */
  readonly held: string | undefined;
}

/** Play, step, back to the question, and a slider over all that may be seen. */
export function Transport({ player, run, held }: TransportProps): JSX.Element {
  const { moment, last, playing, seek } = player;
  const atEnd = moment >= last ? held : undefined;
  return (
    <div class="see-transport">
      <Button kind="primary" reason={atEnd} onClick={playing ? player.pause : player.play}>
        {t(playing ? 'see.pause' : 'see.play')}
      </Button>
      <Button label={t('see.stepBack')} onClick={() => seek(moment - 1)}>
        −1
      </Button>
      <Button label={t('see.step')} reason={atEnd} onClick={() => seek(moment + 1)}>
        +1
      </Button>
      <Button onClick={() => seek(run.stop)}>{t('see.reset')}</Button>
      <label class="see-slider">
        <span class="unseen">{t('see.time')}</span>
        <input
          type="range"
          min={0}
          max={run.end}
          value={moment}
          aria-valuetext={clockOf(run.tickSeconds, moment)}
          onInput={({ currentTarget }) => {
            seek(Number(currentTarget.value));
            // What may not be seen yet cannot be slid to.
            currentTarget.value = String(Math.min(last, Number(currentTarget.value)));
          }}
        />
      </label>
      <span class="mono see-clock">{clockOf(run.tickSeconds, moment)}</span>
    </div>
  );
}
