import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import type { Tape } from '#shared/see/machine/tape.ts';
import type { MachinePlayer } from './run/use-machine-player.ts';

interface ControlsProps {
  readonly player: MachinePlayer;
  readonly tape: Tape;
  /** Why it does not go on, in words. */
  readonly held: string | undefined;
  /** What the moment is that it stood still at first, in words; usually that of a question. */
  readonly stopWords?: string | undefined;
}

/** Keys of the controls while the focus is in the picture. */
const KEYS = { back: 'b', step: 's', event: 'n', run: 'r', slow: 'l', reset: '0' } as const;

/** Run, slowly, step, back, to the next event, to the question; and a slider over all that may be seen. */
export function Controls({ player, tape, held, stopWords }: ControlsProps): JSX.Element {
  const { moment, last, pace, seek } = player;
  const atEnd = moment >= last ? (held ?? t('machine.atEnd')) : undefined;
  const running = pace !== 'still';
  return (
    <div class="see-transport machine-controls">
      <Button
        kind="primary"
        shortcut={KEYS.run}
        reason={running ? undefined : atEnd}
        onClick={() => (running ? player.pause() : player.run('run'))}
      >
        {t(running ? 'see.pause' : 'machine.run')}
      </Button>
      <Button shortcut={KEYS.step} reason={atEnd} onClick={() => seek(moment + 1)}>
        {t('machine.step')}
      </Button>
      <Button
        shortcut={KEYS.back}
        reason={moment === 0 ? t('machine.atStart') : undefined}
        onClick={() => seek(moment - 1)}
      >
        {t('machine.back')}
      </Button>
      <Button shortcut={KEYS.event} reason={atEnd} onClick={player.toNextEvent}>
        {t('machine.nextEvent')}
      </Button>
      <Button shortcut={KEYS.slow} reason={running ? undefined : atEnd} onClick={() => player.run('slow')}>
        {t('machine.slow')}
      </Button>
      <Button shortcut={KEYS.reset} onClick={() => seek(tape.stop)}>
        {stopWords ?? t('see.reset')}
      </Button>
      <label class="see-slider">
        <span class="unseen">{t('machine.stepNo')}</span>
        <input
          type="range"
          min={0}
          max={tape.end}
          value={moment}
          onInput={({ currentTarget }) => {
            seek(Number(currentTarget.value));
            // What may not be seen yet cannot be slid to.
            currentTarget.value = String(Math.min(last, Number(currentTarget.value)));
          }}
        />
      </label>
      <span class="mono see-clock">{t('machine.stepOf', { step: moment, all: tape.end })}</span>
      {atEnd && !running && (
        <span class="machine-held small" aria-hidden="true">
          {atEnd}
        </span>
      )}
    </div>
  );
}

/** Does what a key stands for. Answers whether it stands for something. */
export function pressKey(key: string, player: MachinePlayer, tape: Tape): boolean {
  const { moment, pace, seek } = player;
  switch (key.toLowerCase()) {
    case KEYS.run:
      if (pace === 'still') player.run('run');
      else player.pause();
      return true;
    case KEYS.slow:
      player.run('slow');
      return true;
    case KEYS.step:
      seek(moment + 1);
      return true;
    case KEYS.back:
      seek(moment - 1);
      return true;
    case KEYS.event:
      player.toNextEvent();
      return true;
    case KEYS.reset:
      seek(tape.stop);
      return true;
    default:
      return false;
  }
}
