import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { hallTitle } from '#client/words/hall-title.ts';
import { t } from '#client/words/words.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import type { LabLine } from '../run/lab-line.ts';
import type { LabAnswer } from '../run/lab-messages.ts';
import { OWN_HALL } from './own-hall.ts';
import '#client/ui/controls/field.css';

interface StartFromProps {
  readonly line: LabLine;
  readonly seed: string;
  readonly onAnswer: (answer: LabAnswer) => void;
}

/** Halls whose load is no trace: an experiment names those otherwise. */
const HALLS = SCENARIOS.filter(({ demand }) => demand.kind !== 'trace');
const OWN = 'own';

/** What the form is filled with: the lab's own small hall, or any hall of the game. */
export function StartFrom({ line, seed, onAnswer }: StartFromProps): JSX.Element {
  const id = useId();
  const [from, setFrom] = useState(OWN);
  const fill = (): void => {
    const asked = from === OWN ? line.ask('check', { file: OWN_HALL }) : line.ask('hall', { hall: from, seed });
    void asked.then(onAnswer);
  };
  return (
    <div class="lab-from">
      <label for={id}>{t('lab.from')}</label>
      <select id={id} class="select" value={from} onChange={({ currentTarget }) => setFrom(currentTarget.value)}>
        <option value={OWN}>{t('lab.own')}</option>
        {HALLS.map(({ id: hall }) => (
          <option key={hall} value={hall}>
            {hallTitle(hall)}
          </option>
        ))}
      </select>
      <Button onClick={fill}>{t('lab.fill')}</Button>
    </div>
  );
}
