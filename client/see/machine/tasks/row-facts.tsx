import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import type { TaskRow } from '#shared/machine/tasks/task.ts';
import { sayingWords } from './saying-words.ts';

/** What one has to know to decide; where it is probed for, it is told when somebody has tried the thing out. */
export function RowFacts({ row, probed }: { readonly row: TaskRow; readonly probed: boolean }): JSX.Element | null {
  const [isAsked, setAsked] = useState(false);
  if (!row.facts) return null;
  if (probed && !isAsked)
    return (
      <Button size="small" onClick={() => setAsked(true)} label={t('task.tryNamed', { what: sayingWords(row.label) })}>
        {t('task.try')}
      </Button>
    );
  return (
    <div role={probed ? 'status' : undefined}>
      {row.facts.map((fact, i) => (
        <p key={i} class="small soft">
          {sayingWords(fact)}
        </p>
      ))}
    </div>
  );
}
