import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { t } from '#client/words/words.ts';
import type { Task } from '#shared/machine/tasks/task.ts';
import { sayingWords } from './saying-words.ts';

interface OrderTaskProps {
  readonly task: Task & { readonly kind: 'order' };
  readonly why: string;
}

/** Steps to be brought into their order: each can be moved up and down. */
export function OrderTask({ task, why }: OrderTaskProps): JSX.Element {
  const [order, setOrder] = useState(task.offered);
  const [checked, setChecked] = useState(false);
  const [told, setTold] = useState('');
  const right = order.filter((step, place) => step === place).length;
  const move = (from: number, to: number): void => {
    const moved = [...order];
    const [step = 0] = moved.splice(from, 1);
    moved.splice(to, 0, step);
    setOrder(moved);
    setChecked(false);
    setTold(t('task.moved', { step: words(task, step), place: to + 1 }));
  };
  return (
    <>
      <ol class="task-steps">
        {order.map((step, place) => (
          <li key={step} class={`task-step ${checked ? (step === place ? 'right' : 'wrong') : ''}`}>
            <span class="task-step-words">
              {checked && (step === place ? <Icon name="check" /> : <span aria-hidden="true">×</span>)}{' '}
              {words(task, step)}
            </span>
            <MoveButton at={place} by={-1} last={order.length - 1} name={words(task, step)} onMove={move} />
            <MoveButton at={place} by={1} last={order.length - 1} name={words(task, step)} onMove={move} />
          </li>
        ))}
      </ol>
      <Button kind="primary" onClick={() => setChecked(true)}>
        {t('task.check')}
      </Button>
      <p role="status" class="task-verdict">
        {checked ? verdict(task, right, why) : <span class="unseen">{told}</span>}
      </p>
      {checked && right < order.length && <RightOrder task={task} />}
    </>
  );
}

function words({ steps }: OrderTaskProps['task'], step: number): string {
  const saying = steps[step];
  return saying === undefined ? '' : sayingWords(saying);
}

function verdict({ steps }: OrderTaskProps['task'], right: number, why: string): string {
  return `${t('task.inPlace', { right, n: steps.length })} ${why}`;
}

/** What the machine did, in its order. */
function RightOrder({ task }: Pick<OrderTaskProps, 'task'>): JSX.Element {
  return (
    <details>
      <summary>{t('task.machineDid')}</summary>
      <ol class="task-did">
        {task.steps.map((_, step) => (
          <li key={step}>{words(task, step)}</li>
        ))}
      </ol>
    </details>
  );
}

interface MoveButtonProps {
  readonly at: number;
  readonly by: -1 | 1;
  readonly last: number;
  readonly name: string;
  readonly onMove: (from: number, to: number) => void;
}

function MoveButton({ at, by, last, name, onMove }: MoveButtonProps): JSX.Element {
  const to = at + by;
  const isEdge = to < 0 || to > last;
  return (
    <Button
      label={t(by < 0 ? 'task.up' : 'task.down', { step: name })}
      reason={isEdge ? t('task.edge') : undefined}
      onClick={() => onMove(at, to)}
    >
      <span class={`task-arrow ${by < 0 ? 'up' : 'down'}`} aria-hidden="true" />
    </Button>
  );
}
