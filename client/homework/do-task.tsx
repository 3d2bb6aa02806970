import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { keep, kept } from '#client/device/device-store.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { t } from '#client/words/words.ts';
import { labFileOf } from '#shared/homework/lab-task.ts';
import { type LabTask, seedOf, studentOf, type Task, variedFor } from '#shared/homework/task.ts';
import { pack } from '#shared/replay/packed/packed.ts';
import { bytesOf } from '#shared/replay/packed/packed-text.ts';
import { OwnGames } from './own-games.tsx';
import { taskTitle } from './task-words.ts';

const NUMBER_KEPT_AS = 'overcommit.homework.number';
const NUMBER_SIGNS_MAX = 20;

interface DoTaskProps {
  readonly task: Task;
  readonly onPlay: (hall: string, seed: string) => void;
}

/** A task for whoever has to do it: number in, play, hand in. */
export function DoTask({ task, onPlay }: DoTaskProps): JSX.Element {
  const [number, setNumber] = useState(() => kept(NUMBER_KEPT_AS) ?? '');
  const [tried, setTried] = useState(false);
  const student = studentOf(number);
  const start = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (student === undefined) return;
    keep(NUMBER_KEPT_AS, student);
    begin(task, student, onPlay);
  };
  return (
    <Page title={t('homework.title')} width="medium">
      <div class="stack loose">
        <header class="stack">
          <h1>{t('homework.doTitle', { name: task.name })}</h1>
          <p>{t(`homework.do.${task.kind}`, { title: taskTitle(task) })}</p>
        </header>
        <form class="stack" onSubmit={start}>
          <Field
            label={t('homework.number')}
            value={number}
            onInput={setNumber}
            hint={t('homework.numberHint')}
            error={tried && student === undefined ? t('homework.numberBad') : undefined}
            maxLength={NUMBER_SIGNS_MAX}
          />
          {student !== undefined && <Own task={task} student={student} />}
          <div>
            <Button type="submit" kind="primary" size="large">
              {t(task.kind === 'lab' ? 'homework.openLab' : 'homework.play')}
            </Button>
          </div>
        </form>
        {student !== undefined && task.kind !== 'lab' && <OwnGames key={student} task={task} student={student} />}
        <p class="small soft">{t('homework.rule')}</p>
      </div>
    </Page>
  );
}

function begin(task: Task, student: string, onPlay: DoTaskProps['onPlay']): void {
  const seed = seedOf(task, student);
  if (task.kind === 'hall') onPlay(task.hall, seed);
  else if (task.kind === 'level') navigate(`/level/${task.level}?seed=${seed}`);
  else navigate(`/lab#${pack('lab', bytesOf(JSON.stringify(labFileOf(task, student))))}`);
}

/** What follows from the number. */
function Own({ task, student }: { task: Task; student: string }): JSX.Element {
  return (
    <dl class="homework-own">
      <div>
        <dt>{t('homework.seed')}</dt>
        <dd class="mono">{seedOf(task, student)}</dd>
      </div>
      {task.kind === 'lab' &&
        task.vary.map((each) => <Value key={each.path} task={task} student={student} of={each} />)}
    </dl>
  );
}

interface ValueProps {
  readonly task: LabTask;
  readonly student: string;
  readonly of: LabTask['vary'][number];
}

function Value({ task, student, of }: ValueProps): JSX.Element {
  return (
    <div>
      <dt class="mono">{of.path}</dt>
      <dd class="mono">{JSON.stringify(variedFor(task, of, student))}</dd>
    </div>
  );
}
