import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { here } from '#client/device/address.ts';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { t } from '#client/words/words.ts';
import { readTask } from '#shared/homework/task-link.ts';
import { DoTask } from './do-task.tsx';
import { SetTask } from './set-task.tsx';
import './homework.css';

interface HomeworkPageProps {
  /** Begins the game of a hall with a student's seed. */
  readonly onPlay: (hall: string, seed: string) => void;
}

/** Homework: with a task in the address for whoever has to do it, without one for whoever sets it. */
export function HomeworkPage({ onPlay }: HomeworkPageProps): JSX.Element {
  const text = useMemo(() => here().anchor, []);
  const task = useMemo(() => readTask(text), [text]);
  if (text === '') return <SetTask />;
  return task ? <DoTask task={task} onPlay={onPlay} /> : <Unreadable />;
}

function Unreadable(): JSX.Element {
  return (
    <Page title={t('homework.title')}>
      <div class="stack">
        <h1>{t('homework.title')}</h1>
        <p class="notice bad" role="alert">
          {t('homework.unreadable')}
        </p>
        <p>
          <Link to="/">{t('over.home')}</Link>
        </p>
      </div>
    </Page>
  );
}
