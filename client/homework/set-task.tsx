import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type LabLine, useLabLine } from '#client/lab/run/lab-line.ts';
import { levelName } from '#client/levels/words/level-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Choice } from '#client/ui/controls/choice.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { hallTitle } from '#client/words/hall-title.ts';
import { t } from '#client/words/words.ts';
import type { Task } from '#shared/homework/task.ts';
import { LEVELS } from '#shared/levels/index.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { isScored } from '#shared/score/index.ts';
import { measuredTraceOf } from '#shared/sim/traces/index.ts';
import { ExperimentFields, type ExperimentForm, labTaskOf, NO_EXPERIMENT, type Refused } from './experiment-fields.tsx';
import { Select } from './select.tsx';
import { TaskLink } from './task-link-box.tsx';

const NAME_SIGNS_MAX = 40;
const KINDS = ['hall', 'level', 'lab'] as const satisfies readonly Task['kind'][];
/** Halls with an end and points, whose load is here. */
const HALLS = SCENARIOS.filter(
  (scenario) => scenario.lengthS > 0 && isScored(scenario) && measuredTraceOf(scenario) === undefined,
).map(({ id }) => id);
const HALL_LEVELS = LEVELS.filter(({ kind }) => kind === 'hall').map(({ id }) => id);

/** What is filled in. */
interface Filled {
  readonly kind: Task['kind'];
  readonly name: string;
  readonly hall: string;
  readonly level: string;
  readonly experiment: ExperimentForm;
}

const EMPTY: Filled = {
  kind: 'hall',
  name: '',
  hall: HALLS[0] ?? '',
  level: HALL_LEVELS[0] ?? '',
  experiment: NO_EXPERIMENT,
};

/** Sets homework: what is played, how it is called; gives the link for the class. */
export function SetTask(): JSX.Element {
  const line = useLabLine();
  const [filled, setFilled] = useState(EMPTY);
  const [made, setMade] = useState<Task>();
  const [refused, setRefused] = useState<Refused>();
  const change = (part: Partial<Filled>): void => {
    setMade(undefined);
    setFilled({ ...filled, ...part });
  };
  const make = async (event: Event): Promise<void> => {
    event.preventDefault();
    const task = await taskOf(line, { ...filled, name: filled.name.trim() });
    setRefused('code' in task ? task : undefined);
    setMade('code' in task ? undefined : task);
  };
  return (
    <Page title={t('homework.title')} width="medium">
      <form class="stack loose" onSubmit={(event) => void make(event)}>
        <header class="stack">
          <h1>{t('homework.setTitle')}</h1>
          <p class="soft">{t('homework.setIntro')}</p>
        </header>
        <Field
          label={t('homework.name')}
          value={filled.name}
          onInput={(name) => change({ name })}
          hint={t('homework.nameHint')}
          error={refused?.code === 'name' ? t('homework.nameNeeded') : undefined}
          maxLength={NAME_SIGNS_MAX}
        />
        <Choice
          legend={t('homework.kind')}
          value={filled.kind}
          onChange={(kind) => change({ kind })}
          options={KINDS.map(kindOption)}
        />
        <Subject filled={filled} onChange={change} refused={refused} />
        <div>
          <Button type="submit" kind="primary" size="large">
            {t('homework.make')}
          </Button>
        </div>
        {made && <TaskLink task={made} />}
      </form>
    </Page>
  );
}

function kindOption(kind: Task['kind']) {
  return { value: kind, title: t(`homework.kinds.${kind}.title`), text: t(`homework.kinds.${kind}.text`) };
}

interface SubjectProps {
  readonly filled: Filled;
  readonly onChange: (part: Partial<Filled>) => void;
  readonly refused: Refused | undefined;
}

/** Which hall, level or experiment. */
function Subject({ filled, onChange, refused }: SubjectProps): JSX.Element {
  const { kind, hall, level, experiment } = filled;
  if (kind === 'hall')
    return (
      <Select
        label={t('homework.hall')}
        values={HALLS}
        value={hall}
        onChange={(id) => onChange({ hall: id })}
        words={hallTitle}
      />
    );
  if (kind === 'level')
    return (
      <Select
        label={t('homework.level')}
        values={HALL_LEVELS}
        value={level}
        onChange={(id) => onChange({ level: id })}
        words={(id) => levelName(id as (typeof HALL_LEVELS)[number])}
      />
    );
  return <ExperimentFields form={experiment} onChange={(form) => onChange({ experiment: form })} refused={refused} />;
}

/** The task that is filled in, or what is against it. */
async function taskOf(line: LabLine, { kind, name, hall, level, experiment }: Filled): Promise<Task | Refused> {
  if (name === '') return { code: 'name', problems: [] };
  if (kind === 'lab') return labTaskOf(line, name, experiment);
  return kind === 'hall' ? { kind, name, hall } : { kind, name, level };
}
