import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import type { LabField, Part } from './fields.ts';
import { PartForm } from './part-form.tsx';

interface GroupListProps {
  readonly title: string;
  /** What one of them is called, with its number. */
  readonly name: (no: number) => string;
  readonly groups: readonly Part[];
  readonly fields: readonly LabField[];
  readonly onChange: (groups: readonly Part[]) => void;
}

/** Groups of equal hosts or VMs: each can be changed, copied and taken out; one stays. */
export function GroupList({ title, name, groups, fields, onChange }: GroupListProps): JSX.Element {
  const replaced = (at: number, ...by: readonly Part[]) => [...groups.slice(0, at), ...by, ...groups.slice(at + 1)];
  return (
    <section class="stack lab-part">
      <h2>{title}</h2>
      {groups.map((group, at) => (
        // Groups have no names of their own: their places are what they are known by.
        <fieldset key={`${at}`} class="lab-group">
          <legend>{name(at + 1)}</legend>
          <PartForm part={group} fields={fields} onChange={(changed) => onChange(replaced(at, changed))} />
          <div class="row">
            <Button size="small" onClick={() => onChange(replaced(at, group, group))}>
              {t('lab.copyGroup')}
            </Button>
            <Button
              size="small"
              reason={groups.length === 1 ? t('lab.lastGroup') : undefined}
              onClick={() => onChange(replaced(at))}
            >
              {t('lab.dropGroup')}
            </Button>
          </div>
        </fieldset>
      ))}
    </section>
  );
}
