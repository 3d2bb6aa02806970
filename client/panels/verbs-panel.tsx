import type { JSX } from 'preact';
import { t } from '#client/ui/words.ts';
import { subjectName } from './names.ts';
import type { PanelProps } from './panel.ts';
import { VerbButton } from './verb-button.tsx';
import { verbsFor } from './verbs.ts';

/** What one can do: to what is selected, and to the hall. */
export function VerbsPanel({ desk, world }: PanelProps): JSX.Element | null {
  if (desk.readOnly) return null;
  const subject = desk.selection.value;
  const own = subject ? verbsFor(world, subject) : [];
  const hall = verbsFor(world, undefined);
  return (
    <section class="verbs" aria-label={t('play.verbs')}>
      {subject && own.length > 0 && (
        <VerbGroup title={subjectName(world, subject)}>
          {own.map((verb) => (
            <VerbButton key={verb.command} desk={desk} world={world} verb={verb} row={subject.row} />
          ))}
        </VerbGroup>
      )}
      {!subject && <p class="soft small">{t('play.selectFirst')}</p>}
      {hall.length > 0 && (
        <VerbGroup title={t('play.hall')}>
          {hall.map((verb) => (
            <VerbButton key={verb.command} desk={desk} world={world} verb={verb} row={undefined} />
          ))}
        </VerbGroup>
      )}
    </section>
  );
}

function VerbGroup({ title, children }: { title: string; children: JSX.Element[] }): JSX.Element {
  return (
    <div class="verb-group">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
