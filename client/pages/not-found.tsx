import type { JSX } from 'preact';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { t } from '#client/words/words.ts';

/** For an address that leads nowhere. */
export function NotFoundPage(): JSX.Element {
  return (
    <Page title={t('app.notFoundTitle')}>
      <div class="stack">
        <h1>{t('app.notFoundTitle')}</h1>
        <p>{t('app.notFound')}</p>
        <p>
          <Link to="/">{t('app.home')}</Link>
        </p>
      </div>
    </Page>
  );
}
