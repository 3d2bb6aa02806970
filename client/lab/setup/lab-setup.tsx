import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { t } from '#client/words/words.ts';
import type { PlayableFile } from '#shared/lab/hall/played-file.ts';
import type { WorldFile } from '#shared/lab/schema/experiment.ts';
import type { LabLine } from '../run/lab-line.ts';
import type { LabAnswer } from '../run/lab-messages.ts';
import { CLOCK_FIELDS, FACILITY_FIELDS, HOST_FIELDS, type Part, POLICY_FIELDS, VM_FIELDS } from './fields.ts';
import { GroupList } from './group-list.tsx';
import { LabProblems } from './lab-problems.tsx';
import { OpenLab } from './open-lab.tsx';
import { withGuests } from './own-hall.ts';
import { PartForm } from './part-form.tsx';
import { StartFrom } from './start-from.tsx';
import '../lab.css';

interface LabSetupProps {
  readonly line: LabLine;
  readonly file: WorldFile;
  readonly onFile: (file: WorldFile) => void;
  readonly onStart: (playable: PlayableFile) => void;
}

/** What stands in the hall of the lab: hosts, guests, policies and the building. Beside it what to start from. */
export function LabSetup({ line, file, onFile, onStart }: LabSetupProps): JSX.Element {
  const [problem, setProblem] = useState<LabAnswer>();
  const [busy, setBusy] = useState(false);
  const take = (answer: LabAnswer, then: (playable: PlayableFile) => void): void => {
    setBusy(false);
    setProblem(answer.ok ? undefined : answer);
    if (answer.ok) then(answer.value);
  };
  const start = (): void => {
    setBusy(true);
    void line.ask('check', { file }).then((answer) => take(answer, onStart));
  };
  const change = (changed: WorldFile): void => {
    setProblem(undefined);
    onFile(changed);
  };
  return (
    <Page title={t('lab.title')} width="wide">
      <div class="stack loose lab-setup">
        <header class="stack">
          <h1>{t('lab.title')}</h1>
          <p class="soft">{t('lab.intro')}</p>
        </header>
        <div class="row">
          <Button kind="primary" size="large" busy={busy} onClick={start}>
            {t('lab.start')}
          </Button>
        </div>
        {problem && !problem.ok && <LabProblems code={problem.code} problems={problem.problems} />}
        <StartFrom
          line={line}
          seed={String(file.seed ?? '')}
          onAnswer={(answer) => take(answer, (made) => change(made.file))}
        />
        <OpenLab line={line} onAnswer={(answer) => take(answer, onStart)} />
        <LabParts file={file} onChange={change} />
      </div>
    </Page>
  );
}

interface LabPartsProps {
  readonly file: WorldFile;
  readonly onChange: (file: WorldFile) => void;
}

/** The parts of the file, each with its fields. */
function LabParts({ file, onChange }: LabPartsProps): JSX.Element {
  // The parts of a file are records to the form; what they may hold is the worker's to say.
  const parts = file as unknown as Readonly<Record<string, Part>>;
  const part = (key: 'policies' | 'facility' | 'clock') => parts[key] ?? {};
  const set = (key: string, value: unknown) => onChange({ ...file, [key]: value } as WorldFile);
  return (
    <>
      <GroupList
        title={t('lab.hosts')}
        name={(no) => t('lab.hostGroup', { no })}
        groups={file.hosts as unknown as readonly Part[]}
        fields={HOST_FIELDS}
        onChange={(groups) => set('hosts', groups)}
      />
      <GroupList
        title={t('lab.guests')}
        name={(no) => t('lab.guestGroup', { no })}
        groups={file.vms as unknown as readonly Part[]}
        fields={VM_FIELDS}
        onChange={(groups) => onChange(withGuests(file, groups))}
      />
      <section class="stack lab-part">
        <h2>{t('lab.policies')}</h2>
        <PartForm part={part('policies')} fields={POLICY_FIELDS} onChange={(value) => set('policies', value)} />
      </section>
      <section class="stack lab-part">
        <h2>{t('lab.facility')}</h2>
        <PartForm part={part('facility')} fields={FACILITY_FIELDS} onChange={(value) => set('facility', value)} />
        <PartForm part={part('clock')} fields={CLOCK_FIELDS} onChange={(value) => set('clock', value)} />
        <Field
          label={t('lab.seed')}
          value={String(file.seed ?? '')}
          maxLength={16}
          onInput={(seed) => set('seed', seed === '' ? 'LAB' : seed)}
        />
      </section>
    </>
  );
}
