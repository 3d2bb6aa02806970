import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { csv } from '#client/ui/files/csv-file.ts';
import { download } from '#client/ui/files/download.ts';
import { t } from '#client/words/words.ts';
import { MEASURES } from '#shared/lessons/measures/index.ts';
import type { AskView } from '#shared/protocol/class.ts';
import { MEASURE_IDS, type MeasureId } from '#shared/protocol/questions.ts';
import { rowsOf } from './measure-rows.ts';

import '#client/ui/controls/field.css';

interface ChoiceProps {
  readonly value: MeasureId;
  readonly onChange: (measure: MeasureId) => void;
}

/** Which experiment the class does. */
export function MeasureChoice({ value, onChange }: ChoiceProps): JSX.Element {
  return (
    <label class="field">
      {t('lesson.measureChoose')}
      <select
        class="select"
        value={value}
        onChange={(event) => onChange(MEASURE_IDS.find((each) => each === event.currentTarget.value) ?? value)}
      >
        {MEASURE_IDS.map((each) => (
          <option key={each} value={each}>
            {t(`lesson.measure.${each}.title`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Saves what the class has measured, beside what the lab found and what is published. */
export function MeasureSave({ ask, measure }: { ask: AskView; measure: MeasureId }): JSX.Element {
  return (
    <Button onClick={() => download(`overcommit-${measure}.csv`, 'text/csv', csv(rowsOf(MEASURES[measure], ask)))}>
      {t('lesson.measureSave')}
    </Button>
  );
}
