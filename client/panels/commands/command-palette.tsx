import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { ownVerbsFirst } from '#client/model/commands/own-first.ts';
import type { Verb } from '#client/model/commands/verb.ts';
import { isInGame, startingArgs, VERBS } from '#client/model/commands/verbs.ts';
import { coverOf } from '#client/model/crew/crew.ts';
import { subjectName } from '#client/model/facts/names.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import { openForm } from '#client/model/state/ui-state.ts';
import { t } from '#client/words/words.ts';
import { VerbForm } from './verb-form.tsx';
import '#client/ui/controls/field.css';

/** Every command as a form: choose one, answer what it asks, read what stands against it. */
export function CommandPalette({ ui, world }: PanelProps): JSX.Element | null {
  const id = useId();
  if (ui.readOnly) return null;
  const asking = ui.asking.value;
  const subject = ui.selection.value;
  const verbs = VERBS.filter((verb) => verb.on !== 'incident' && isInGame(world, verb.command));
  const choose = (command: string): void => {
    const verb = verbs.find((each) => each.command === command);
    if (!verb) return;
    const row = verb.on === subject?.kind ? subject.row : undefined;
    openForm(ui, { command: verb.command, args: startingArgs(world, verb, row) }, undefined);
  };
  return (
    <section class="palette" aria-label={t('table.commands')}>
      <h2>{t('table.commands')}</h2>
      <p class="soft small">
        {subject ? t('table.doTo', { name: subjectName(world, subject) }) : t('table.nothingSelected')}
      </p>
      <div class="field">
        <label for={id}>{t('table.choose')}</label>
        <select
          id={id}
          class="select"
          value={asking?.command ?? ''}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="" disabled>
            {t('table.noCommand')}
          </option>
          {ownVerbsFirst(ui, verbs).map((verb) => (
            <option key={verb.command} value={verb.command}>
              {optionText(ui, verb)}
            </option>
          ))}
        </select>
      </div>
      {asking && <VerbForm ui={ui} world={world} asking={asking} askSubject />}
    </section>
  );
}

/** An order of another job says whose it is. */
function optionText(ui: UiState, { command }: Verb): string {
  const [name, job] = [t(`verb.${command}.name`), coverOf(ui, command)];
  return job ? `${name} – ${t('job.othersOf', { job: t(`job.${job}.name`) })}` : name;
}
