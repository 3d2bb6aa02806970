import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { t } from '#client/words/words.ts';
import type { Task, TaskRow } from '#shared/machine/tasks/task.ts';
import { RowFacts } from './row-facts.tsx';
import { sayingWords } from './saying-words.ts';

interface ChooseTaskProps {
  readonly task: Task & { readonly kind: 'choose' };
  readonly why: string;
  /** Facts of a row are told when somebody asks for them. */
  readonly probed?: boolean;
  /** Told what was chosen, at each check; then it can be checked once only. */
  readonly onCheck?: ((chosen: readonly number[]) => void) | undefined;
  /** What has been checked before. */
  readonly before?: readonly number[] | undefined;
}

/** An option to choose in each row; checked all at once. */
export function ChooseTask({ task, why, probed = false, onCheck, before }: ChooseTaskProps): JSX.Element {
  const [chosen, setChosen] = useState<readonly (number | undefined)[]>(before ?? task.rows.map(() => undefined));
  const [checked, setChecked] = useState(before !== undefined);
  const isOver = checked && onCheck !== undefined;
  const open = chosen.filter((choice) => choice === undefined).length;
  const choose = (row: number, choice: number): void => {
    setChosen(chosen.map((before, i) => (i === row ? choice : before)));
    setChecked(false);
  };
  const check = (): void => {
    setChecked(true);
    onCheck?.(chosen.map((choice) => choice ?? -1));
  };
  const right = task.rows.filter((row, i) => chosen[i] === row.right).length;
  return (
    <>
      <div class="task-rows">
        {task.rows.map((row, i) => (
          <Row
            key={i}
            row={row}
            choice={chosen[i]}
            checked={checked}
            isOver={isOver}
            probed={probed}
            onChoose={(choice) => choose(i, choice)}
          />
        ))}
      </div>
      {!isOver && (
        <Button
          kind="primary"
          reason={open > 0 ? t('task.open', { n: open }) : undefined}
          reasonAt="below"
          onClick={check}
        >
          {t('task.check')}
        </Button>
      )}
      <p role="status" class="task-verdict">
        {checked && `${t('task.score', { right, n: task.rows.length })} ${why}`}
      </p>
    </>
  );
}

interface RowProps {
  readonly row: TaskRow;
  readonly choice: number | undefined;
  readonly checked: boolean;
  readonly isOver: boolean;
  readonly probed: boolean;
  readonly onChoose: (choice: number) => void;
}

function Row({ row, choice, checked, isOver, probed, onChoose }: RowProps): JSX.Element {
  const name = useId();
  const isRight = choice === row.right;
  return (
    <fieldset class={`task-row ${checked ? (isRight ? 'right' : 'wrong') : ''}`}>
      <legend class={row.label.code === 'verbatim' ? 'mono' : ''}>{sayingWords(row.label)}</legend>
      <RowFacts row={row} probed={probed && !checked} />
      <div class="task-options">
        {row.options.map((option, i) => (
          <label key={i} class="task-option">
            <input type="radio" name={name} checked={choice === i} disabled={isOver} onChange={() => onChoose(i)} />
            <span>{sayingWords(option)}</span>
            {checked && i === row.right && <Icon name="check" />}
          </label>
        ))}
      </div>
      {checked && (
        <p class="small">
          {isRight ? t('task.right') : t('task.wrong', { answer: optionWords(row) })} {sayingWords(row.evidence)}
        </p>
      )}
    </fieldset>
  );
}

function optionWords({ options, right }: TaskRow): string {
  const option = options[right];
  return option === undefined ? '' : sayingWords(option);
}
