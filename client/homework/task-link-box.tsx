import type { JSX } from 'preact';
import { addressOf } from '#client/device/address.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { t } from '#client/words/words.ts';
import type { Task } from '#shared/homework/task.ts';
import { taskText } from '#shared/homework/task-link.ts';

/** The link of a task, to be given to the class, and how what comes back is graded. */
export function TaskLink({ task }: { task: Task }): JSX.Element {
  const text = taskText(task);
  const address = new URL(addressOf(`/homework#${text}`), location.href).href;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      toast(t('homework.copied'));
    } catch {
      toast(t('homework.notCopied'));
    }
  };
  return (
    <section class="stack" aria-labelledby="homework-link">
      <h2 id="homework-link">{t('homework.linkTitle')}</h2>
      <input class="homework-address mono" aria-label={t('homework.link')} readOnly value={address} />
      <div class="row">
        <Button onClick={() => void copy()}>{t('homework.copy')}</Button>
        <a class="button plain" href={address} target="_blank" rel="noopener">
          {t('homework.try')}
        </a>
      </div>
      <p class="small soft">{t('homework.gradeHint')}</p>
      <pre class="homework-command mono">{`npm run grade -- FOLDER --csv grades.csv --link ${text}`}</pre>
    </section>
  );
}
