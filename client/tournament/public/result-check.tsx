import type { JSX } from 'preact';
import { tournamentExport } from '#client/net/tournaments.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { download } from '#client/ui/files/download.ts';
import { Link } from '#client/ui/page/link.tsx';
import { t } from '#client/words/words.ts';
import type { TournamentView } from '#shared/tournament/messages.ts';

/** What the referee said, and how anybody may check it. */
export function ResultCheck({ view }: { view: TournamentView }): JSX.Element {
  const { certified, phase, code, publicKey, frozen } = view;
  const take = async (): Promise<void> => {
    const answer = await tournamentExport(code);
    if (answer.ok) download(`overcommit-${code}.json`, 'application/json', JSON.stringify(answer.value));
  };
  return (
    <section class="panel stack" aria-label={t('tournament.check.title')}>
      <h2>{t('tournament.check.title')}</h2>
      <p>
        {certified === undefined
          ? t('tournament.check.before')
          : t(`tournament.check.${certified ? 'certified' : 'refused'}`)}
      </p>
      <p class="soft small">
        {t('tournament.check.key')} <span class="mono tournament-key">{publicKey}</span>
      </p>
      {phase === 'closed' && !frozen && (
        <div class="row">
          <Link to={`/referee?t=${code}`} class="button plain normal">
            {t('tournament.check.here')}
          </Link>
          <Button onClick={() => void take()}>{t('tournament.check.take')}</Button>
        </div>
      )}
    </section>
  );
}
