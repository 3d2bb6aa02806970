import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { adminOverview } from '#client/net/office-api.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { duration, number } from '#client/words/formats.ts';
import { language, t } from '#client/words/words.ts';
import type { AdminOverview } from '#shared/protocol/office.ts';
import { AccountsSection } from './accounts-section.tsx';
import { AuditSection } from './audit-section.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { RoomsSection } from './rooms-section.tsx';
import { useDeed } from './use-deed.ts';
import './office.css';

/** The administrator's page: what runs and how well, sessions, accounts, and who did what. */
export function AdminPage(): JSX.Element {
  const [overview, setOverview] = useState<AdminOverview>();
  const [at, setAt] = useState(0);
  const deed = useDeed();
  const load = async (): Promise<void> => {
    const found = await deed.run(adminOverview);
    if (!found) return;
    setOverview(found.value);
    setAt(Date.now());
  };
  useEffect(() => void load(), []);
  return (
    <Page title={t('admin.title')} width="wide">
      <div class="stack loose">
        <h1>{t('admin.title')}</h1>
        <ProblemNotice problem={deed.problem} />
        {deed.problem && <Link to="/account">{t('account.signIn')}</Link>}
        {overview && (
          <>
            <Now overview={overview} at={at} busy={deed.busy} onRefresh={() => void load()} />
            <RoomsSection rooms={overview.rooms} onChange={() => void load()} />
            <AccountsSection />
            <AuditSection key={at} />
          </>
        )}
      </div>
    </Page>
  );
}

interface NowProps {
  readonly overview: AdminOverview;
  readonly at: number;
  readonly busy: boolean;
  readonly onRefresh: () => void;
}

function Now({ overview, at, busy, onRefresh }: NowProps): JSX.Element {
  const { healthy, load, retentionDays, auditDays } = overview;
  const percent = new Intl.NumberFormat(language.value, { style: 'percent', maximumFractionDigits: 0 });
  const mib = (value: number) => `${number(value)} MiB`;
  const figures = {
    rooms: t('admin.ofRooms', { rooms: number(load.rooms), most: number(load.roomsMost) }),
    connections: number(load.connections),
    cpu: t('admin.ofCore', { percent: percent.format(load.cpuPermille / 1000) }),
    memory: mib(load.memoryMib),
    database: mib(load.databaseMib),
    waiting: number(load.waiting),
    up: duration(load.upS),
  };
  return (
    <section class="panel stack" aria-label={t('admin.now')}>
      <div class="row">
        <h2>{t('admin.now')}</h2>
        <Button size="small" busy={busy} onClick={onRefresh}>
          {t('admin.refresh')}
        </Button>
      </div>
      <p class={healthy ? 'soft' : 'notice bad'} role="status">
        {t(healthy ? 'admin.healthy' : 'admin.unhealthy')} · {t('admin.updated', { time: timeText(at) })}
      </p>
      <dl class="office-figures">
        {Object.entries(figures).map(([name, value]) => (
          <div key={name}>
            <dt class="soft small">{t(`admin.load.${name}`)}</dt>
            <dd class="mono">{value}</dd>
          </div>
        ))}
      </dl>
      <p class="soft small">{t('admin.retention', { days: retentionDays, audit: auditDays })}</p>
    </section>
  );
}

/** A moment in the words of the language. */
function timeText(ms: number): string {
  return new Intl.DateTimeFormat(language.value, { timeStyle: 'medium' }).format(ms);
}
