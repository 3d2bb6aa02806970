import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { anySeed } from '#client/local/any-seed.ts';
import { fetched } from '#client/ui/page/fetched.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { withMachineWords } from '#client/words/words.ts';
import type { MachineLevel } from '#shared/levels/machine-level.ts';
import type { MachineAttemptProps } from '../machine/machine-attempt.tsx';
import { levelName } from '../words/level-words.ts';
import { LevelBrief } from './level-brief.tsx';

/** The small machine comes only when it is played. */
const LazyAttempt = fetched<MachineAttemptProps>(
  async () => (await withMachineWords(import('../machine/machine-attempt.tsx'))).MachineAttempt,
);

/** A level on the small machine: the brief, then one attempt after the other. */
export function MachineLevelPage({ level }: { level: MachineLevel }): JSX.Element {
  const [attempt, setAttempt] = useState(0);
  const [seed, setSeed] = useState(anySeed);
  const again = (): void => setAttempt(attempt + 1);
  const another = (): void => {
    setSeed(anySeed());
    again();
  };
  if (attempt === 0)
    return (
      <Page title={levelName(level.id)} width="medium">
        <LevelBrief level={level} onStart={again} />
      </Page>
    );
  return (
    <Page title={levelName(level.id)} width="wide">
      <LazyAttempt key={attempt} level={level} seed={seed} onAgain={again} onAnother={another} />
    </Page>
  );
}
