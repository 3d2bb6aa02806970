import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { download } from '#client/ui/files/download.ts';
import { t } from '#client/words/words.ts';
import { progressCode, readProgressCode } from '#shared/levels/progress/progress-code.ts';
import { progressText, readProgressText } from '#shared/levels/progress/progress-file.ts';
import { allOpen, openAll, progress, takeIn } from '../progress/kept-progress.ts';
import './progress-panel.css';

/** Taking progress along and bringing it in, and the switch for who teaches. */
export function ProgressPanel(): JSX.Element {
  return (
    <section class="progress-panel panel" aria-labelledby="progress-title">
      <h2 id="progress-title">{t('campaign.progress')}</h2>
      <p class="small soft">{t('campaign.progressText')}</p>
      <div class="progress-ways">
        <TakeAlong />
        <BringIn />
        <OpenEverything />
      </div>
    </section>
  );
}

function TakeAlong(): JSX.Element {
  const code = progressCode(progress.value);
  const copy = (): void => {
    navigator.clipboard?.writeText(code).then(
      () => toast(t('app.copied')),
      () => toast(t('campaign.notCopied')),
    );
  };
  return (
    <div class="stack">
      <h3>{t('campaign.takeAlong')}</h3>
      <p class="progress-code mono">
        <span class="unseen">{t('campaign.code')}</span> {code}
      </p>
      <div class="row">
        <Button onClick={copy}>{t('app.copy')}</Button>
        <Button onClick={() => download('overcommit-progress.json', 'application/json', progressText(progress.value))}>
          {t('campaign.saveFile')}
        </Button>
      </div>
    </div>
  );
}

function BringIn(): JSX.Element {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const submit = (event: Event): void => {
    event.preventDefault();
    const read = readProgressCode(typed);
    if (!read.ok) {
      setProblem(t(`campaign.codeProblem.${read.problem}`));
      return;
    }
    takeIn(read.progress);
    setTyped('');
    toast(t('campaign.broughtIn'));
  };
  const input = (text: string): void => {
    setTyped(text);
    setProblem(undefined);
  };
  return (
    <form class="stack" onSubmit={submit}>
      <h3>{t('campaign.bringIn')}</h3>
      <Field label={t('campaign.code')} value={typed} onInput={input} hint={t('campaign.codeHint')} error={problem} />
      <div class="row">
        <Button type="submit">{t('campaign.useCode')}</Button>
        <OpenFile />
      </div>
    </form>
  );
}

function OpenFile(): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const read = async (): Promise<void> => {
    const file = input.current?.files?.[0];
    const told = file && readProgressText(await file.text());
    if (told) takeIn(told);
    if (file) toast(t(told ? 'campaign.broughtIn' : 'campaign.noFile'));
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <input
        ref={input}
        class="unseen"
        type="file"
        accept="application/json,.json"
        tabIndex={-1}
        aria-hidden="true"
        onChange={() => void read()}
      />
      <Button onClick={() => input.current?.click()}>{t('campaign.openFile')}</Button>
    </>
  );
}

/** Opens every level, whatever is done. */
function OpenEverything(): JSX.Element {
  return (
    <div class="stack">
      <h3>{t('campaign.forTeachers')}</h3>
      <label class="progress-switch">
        <input type="checkbox" checked={allOpen.value} onChange={(event) => openAll(event.currentTarget.checked)} />
        <span>{t('campaign.openAll')}</span>
      </label>
      <p class="small soft">{t('campaign.openAllText')}</p>
    </div>
  );
}
