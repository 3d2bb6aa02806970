import type { ComponentChildren, JSX } from 'preact';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { t } from '#client/words/words.ts';
import { PaperTools } from './data-page.tsx';
import { useNotice } from './use-notice.ts';
import './office.css';

/** What participants and hosts should know, for the screen and for paper. */
export function PrivacyPage(): JSX.Element {
  const { operator, contact, retentionDays, auditDays } = useNotice();
  return (
    <Page title={t('privacy.title')} width="medium">
      <article class="office-paper stack loose">
        <div class="stack">
          <h1>{t('privacy.title')}</h1>
          <PaperTools to="/data" words={t('data.toMap')} />
        </div>
        <Part title={t('privacy.whoTitle')}>
          {operator === '' ? <p>{t('privacy.whoUnset')}</p> : <p>{t('privacy.who', { operator })}</p>}
          {contact !== '' && <p>{t('privacy.contact', { contact })}</p>}
        </Part>
        <Part title={t('privacy.whatTitle')}>
          <Points names={['what1', 'what2', 'what3']} />
        </Part>
        <Part title={t('privacy.notTitle')}>
          <Points names={['not1', 'not2']} />
        </Part>
        <Part title={t('privacy.whyTitle')}>
          <p>{t('privacy.why')}</p>
        </Part>
        <Part title={t('privacy.longTitle')}>
          <p>{t('privacy.long', { days: retentionDays })}</p>
        </Part>
        <Part title={t('privacy.rightsTitle')}>
          <p>{t('privacy.rights')}</p>
        </Part>
        <Part title={t('privacy.hostsTitle')}>
          <p>{t('privacy.hosts', { audit: auditDays })}</p>
        </Part>
        <p class="soft">
          {t('privacy.mapText')} <Link to="/data">{t('data.toMap')}</Link>
        </p>
        <p class="soft small">{t('privacy.basis')}</p>
      </article>
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <section class="stack tight">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Points({ names }: { names: readonly string[] }): JSX.Element {
  return (
    <ul class="office-points">
      {names.map((name) => (
        <li key={name}>{t(`privacy.${name}`)}</li>
      ))}
    </ul>
  );
}
