import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { here } from '#client/device/address.ts';
import { keep, kept } from '#client/device/device-store.ts';
import { Page } from '#client/ui/page/page.tsx';
import { t } from '#client/words/words.ts';
import type { PlayableFile } from '#shared/lab/hall/played-file.ts';
import { withoutPlay } from '#shared/lab/hall/without-play.ts';
import type { WorldFile } from '#shared/lab/schema/experiment.ts';
import { LabPlay } from './play/lab-play.tsx';
import { useLabLine } from './run/lab-line.ts';
import type { LabAnswer } from './run/lab-messages.ts';
import { LabProblems } from './setup/lab-problems.tsx';
import { LabSetup } from './setup/lab-setup.tsx';
import { OWN_HALL } from './setup/own-hall.ts';

const KEPT_AS = 'overcommit.lab';

/** The lab: an open hall in which everything can be set up, ordered and made to happen, and nothing is won. */
export function LabPage(): JSX.Element {
  const line = useLabLine();
  const [file, setFile] = useState<WorldFile>();
  const [playable, setPlayable] = useState<PlayableFile>();
  const [problem, setProblem] = useState<LabAnswer>();
  const start = (made: PlayableFile): void => {
    keep(KEPT_AS, JSON.stringify(made.file));
    setFile(made.file);
    setPlayable(made);
  };
  useEffect(() => {
    const text = here().anchor;
    const asked =
      text === '' ? line.ask('open', { text: kept(KEPT_AS) ?? JSON.stringify(OWN_HALL) }) : line.ask('open', { text });
    void asked.then((answer) => {
      // What was kept here and cannot be read any more is begun anew.
      setFile(answer.ok ? answer.value.file : OWN_HALL);
      if (text === '') return;
      if (answer.ok) start(answer.value);
      else setProblem(answer);
    });
  }, [line]);
  if (playable)
    return <LabPlay key={playable.file.id} line={line} playable={playable} onSetup={() => setPlayable(undefined)} />;
  if (!file)
    return (
      <Page title={t('lab.title')}>
        <p class="soft" role="status">
          {t('app.loading')}
        </p>
      </Page>
    );
  return (
    <>
      {problem && !problem.ok && <LabProblems code={problem.code} problems={problem.problems} />}
      <LabSetup line={line} file={withoutPlay(file)} onFile={setFile} onStart={start} />
    </>
  );
}
