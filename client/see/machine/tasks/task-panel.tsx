import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { here } from '#client/device/address.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import type { TaskKind } from '#shared/machine/tasks/task.ts';
import { ChooseTask } from './choose-task.tsx';
import { OrderTask } from './order-task.tsx';
import './tasks.css';

/** A task on the small machine that checks itself; another round asks the same of other things. */
export function TaskPanel({ kind }: { readonly kind: TaskKind }): JSX.Element {
  const [round, setRound] = useState(0);
  const task = useMemo(() => kind.make(round), [kind, round]);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (here().anchor === `task-${kind.id}`) place.current?.scrollIntoView();
  }, [kind.id]);
  return (
    <section class="task" ref={place} id={`task-${kind.id}`} aria-labelledby={`task-title-${kind.id}`}>
      <h2 id={`task-title-${kind.id}`}>{t(`see.tasks.title.${kind.id}`)}</h2>
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
    </section>
  );
}
