import type { JSX } from 'preact';
import { fetched } from '#client/ui/page/fetched.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { t, withMachineWords } from '#client/words/words.ts';
import { levelById } from '#shared/levels/index.ts';
import { levelName } from '../words/level-words.ts';
import { LevelBrief } from './level-brief.tsx';

const MachineAttempt = fetched(
  async () => (await withMachineWords(import('../machine/machine-attempt.tsx'))).MachineAttempt,
);

/** A level at its own address. */
export function LevelPage({ id }: { id: string }): JSX.Element {
  const level = levelById(id);
  if (!level) return <Unknown />;
  return (
    <Page title={levelName(level.id)} width={level.kind === 'machine' ? 'wide' : 'medium'}>
      <LevelBrief level={level} />
      {level.kind === 'machine' && <MachineAttempt level={level} />}
    </Page>
  );
}

function Unknown(): JSX.Element {
  return (
    <Page title={t('app.notFoundTitle')}>
      <div class="stack">
        <h1>{t('attempt.unknown')}</h1>
        <p>
          <Link to="/campaign">{t('attempt.all')}</Link>
        </p>
      </div>
    </Page>
  );
}
