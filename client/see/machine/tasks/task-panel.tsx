import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { here } from '#client/device/address.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import type { TaskKind } from '#shared/machine/tasks/task.ts';
import { isNarrow } from '../narrow.ts';
import { ChooseTask } from './choose-task.tsx';
import { OrderTask } from './order-task.tsx';
import './tasks.css';

/** A task on the small machine that checks itself. On a phone it waits behind its title, unless somebody was sent to it. */
export function TaskPanel({ kind }: { readonly kind: TaskKind }): JSX.Element {
  const isAsked = here().anchor === `task-${kind.id}`;
  const [folds] = useState(!isAsked && isNarrow());
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isAsked) place.current?.scrollIntoView();
  }, [isAsked]);
  const title = <h2 id={`task-title-${kind.id}`}>{t(`see.tasks.title.${kind.id}`)}</h2>;
  return (
    <section ref={place} id={`task-${kind.id}`} aria-labelledby={`task-title-${kind.id}`}>
      {folds ? (
        <details class="task">
          <summary>{title}</summary>
          <Rounds kind={kind} />
        </details>
      ) : (
        <div class="task">
          {title}
          <Rounds kind={kind} />
        </div>
      )}
    </section>
  );
}

/** What is asked; another round asks the same of other things. */
function Rounds({ kind }: { readonly kind: TaskKind }): JSX.Element {
  const [round, setRound] = useState(0);
  const task = useMemo(() => kind.make(round), [kind, round]);
  return (
    <div class="task-rounds">
      <p>{t(`task.${kind.id}.ask`)}</p>
      {task.kind === 'choose' ? (
        <ChooseTask key={round} task={task} why={t(`task.${kind.id}.why`)} />
      ) : (
        <OrderTask key={round} task={task} why={t(`task.${kind.id}.why`)} />
      )}
      {kind.rounds > 1 && (
        <div class="task-next">
          <Button kind="quiet" onClick={() => setRound((round + 1) % kind.rounds)}>
            {t('task.another')}
          </Button>
          <span class="small soft">{t('task.round', { n: round + 1, all: kind.rounds })}</span>
        </div>
      )}
    </div>
  );
}
