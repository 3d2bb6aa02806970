import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { LabLine } from '#client/lab/run/lab-line.ts';
import type { LabAnswer } from '#client/lab/run/lab-messages.ts';
import { LabProblems } from '#client/lab/setup/lab-problems.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { t } from '#client/words/words.ts';
import { labFileOf } from '#shared/homework/lab-task.ts';
import type { LabTask } from '#shared/homework/task.ts';
import { parseAxis } from '#shared/lab/axes.ts';
import { withoutPlay } from '#shared/lab/hall/without-play.ts';
import { ExperimentProblems, type Problem } from '#shared/lab/problems.ts';
import type { WorldFile } from '#shared/lab/schema/experiment.ts';
import '#client/ui/controls/field.css';

/** What is filled in of an experiment: the link or text of a lab file, and a line for each field that varies. */
export interface ExperimentForm {
  readonly text: string;
  readonly vary: string;
}

export const NO_EXPERIMENT: ExperimentForm = { text: '', vary: '' };

/** Why there is no task yet. */
export interface Refused {
  readonly code: 'name' | Extract<LabAnswer, { ok: false }>['code'];
  readonly problems: readonly Problem[];
}

interface ExperimentFieldsProps {
  readonly form: ExperimentForm;
  readonly onChange: (form: ExperimentForm) => void;
  readonly refused: Refused | undefined;
}

export function ExperimentFields({ form, onChange, refused }: ExperimentFieldsProps): JSX.Element {
  const id = useId();
  const open = (files: FileList | null): void => {
    void files?.[0]?.text().then((text) => onChange({ ...form, text }));
  };
  return (
    <>
      <Field
        label={t('homework.experiment')}
        value={form.text}
        onInput={(text) => onChange({ ...form, text })}
        hint={t('homework.experimentHint')}
      />
      <label class="lab-file">
        <span>{t('homework.experimentFile')}</span>
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => open(currentTarget.files)}
        />
      </label>
      <div class="field plain">
        <label for={id}>{t('homework.vary')}</label>
        <textarea
          id={id}
          class="mono"
          rows={3}
          value={form.vary}
          aria-describedby={`${id}-hint`}
          placeholder={'vms.0.count=8..14\npolicies.overcommitPercent=110,120,130'}
          onInput={({ currentTarget }) => onChange({ ...form, vary: currentTarget.value })}
        />
        <p id={`${id}-hint`} class="small soft">
          {t('homework.varyHint')}
        </p>
      </div>
      {refused && refused.code !== 'name' && <LabProblems code={refused.code} problems={refused.problems} />}
    </>
  );
}

/** The task that is filled in, if every one of its values can be played. */
export async function labTaskOf(line: LabLine, name: string, form: ExperimentForm): Promise<LabTask | Refused> {
  const opened = await line.ask('open', { text: form.text });
  if (!opened.ok) return opened;
  try {
    const vary = form.vary
      .split('\n')
      .filter((each) => each.trim() !== '')
      .map((each) => parseAxis(each.trim()))
      .map(({ name: path, values }) => ({ path, values }));
    const task: LabTask = { kind: 'lab', name, file: withoutPlay(opened.value.file) as WorldFile, vary };
    return (await problemOf(line, task)) ?? task;
  } catch (error) {
    if (!(error instanceof ExperimentProblems)) throw error;
    return { code: 'file', problems: error.problems };
  }
}

/** What is against the first value that cannot be played. */
async function problemOf(line: LabLine, task: LabTask): Promise<Refused | undefined> {
  const most = Math.max(1, ...task.vary.map(({ values }) => values.length));
  for (let i = 0; i < most; i++) {
    const one = { ...task, vary: task.vary.map(({ path, values }) => ({ path, values: [values[i % values.length]] })) };
    const checked = await line.ask('check', { file: labFileOf(one, '1') });
    if (!checked.ok) return checked;
  }
  return undefined;
}
