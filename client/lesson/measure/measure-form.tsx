import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import { MEASURES } from '#shared/lessons/measures/index.ts';
import { valueFor } from '#shared/lessons/measures/measure.ts';
import type { MeasureId } from '#shared/protocol/questions.ts';
import { valueText } from './measure-words.ts';
import { runHere } from './run-here.ts';

interface MeasureProps {
  readonly measure: MeasureId;
  /** Who runs it: everybody has another value. */
  readonly seat: number;
  readonly done: boolean;
  readonly onMeasured: (figure: number) => void;
}

/** One's own part of an experiment of the class: runs on this device, and tells what it gave. */
export function MeasureForm({ measure, seat, done, onMeasured }: MeasureProps): JSX.Element {
  const [state, setState] = useState<'ready' | 'runs' | 'failed'>('ready');
  const value = valueFor(MEASURES[measure], seat);
  const run = async (): Promise<void> => {
    setState('runs');
    try {
      onMeasured(await runHere(measure, value));
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <p>
        {t('lesson.yourValue')} <strong>{valueText(MEASURES[measure], value)}</strong>
      </p>
      {!done && (
        <Button
          kind="primary"
          reason={state === 'runs' ? t('lesson.measureRuns') : undefined}
          onClick={() => void run()}
        >
          {t(state === 'runs' ? 'lesson.measureRuns' : 'lesson.measureRun')}
        </Button>
      )}
      {state === 'failed' && <p class="notice bad">{t('lesson.measureFailed')}</p>}
    </>
  );
}
