import type { JSX } from 'preact';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { t } from '#client/words/words.ts';
import { levelById } from '#shared/levels/index.ts';
import { HallLevelPage } from './hall-level-page.tsx';
import { MachineLevelPage } from './machine-level-page.tsx';

/** A level at its own address: its brief, the level itself, its end. */
export function LevelPage({ id }: { id: string }): JSX.Element {
  const level = levelById(id);
  if (!level) return <Unknown />;
  return level.kind === 'hall' ? (
    <HallLevelPage key={level.id} level={level} />
  ) : (
    <MachineLevelPage key={level.id} level={level} />
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
