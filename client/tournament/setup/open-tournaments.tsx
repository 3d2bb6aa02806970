import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { keptTournaments } from '#client/net/tournament-keys.ts';
import { type HostedTournament, listTournaments } from '#client/net/tournaments.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { counted } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';

interface OpenProps {
  readonly hostKey: string;
  readonly onKeyNeeded: () => void;
}

/** Tournaments of this server: those that this device runs lead to the organiser's page, all to the public one. */
export function OpenTournaments({ hostKey, onKeyNeeded }: OpenProps): JSX.Element {
  const [found, setFound] = useState<readonly HostedTournament[]>();
  const find = async (): Promise<void> => {
    const answer = await listTournaments(hostKey);
    if (answer.ok) setFound(answer.value);
    else if (answer.problem.code === 'hostKeyNeeded') onKeyNeeded();
  };
  useEffect(() => {
    void listTournaments('').then((answer) => answer.ok && setFound(answer.value));
  }, []);
  return (
    <section class="panel stack" aria-label={t('tournament.setUp.openTitle')}>
      <h2>{t('tournament.setUp.openTitle')}</h2>
      {found?.length === 0 && <p class="soft">{t('tournament.setUp.openNone')}</p>}
      {found && found.length > 0 && (
        <ul class="match-list">
          {found.map((tournament) => (
            <Found key={tournament.code} tournament={tournament} />
          ))}
        </ul>
      )}
      {!found && (
        <div>
          <Button onClick={() => void find()}>{t('tournament.setUp.openFind')}</Button>
        </div>
      )}
    </section>
  );
}

function Found({ tournament }: { tournament: HostedTournament }): JSX.Element {
  const { code, title, phase, entries } = tournament;
  const own = keptTournaments('organiser').includes(code);
  return (
    <li class="row">
      <Link to={own ? `/t/${code}/organise` : `/t/${code}`}>{title || code}</Link>
      <span class="soft">
        {t(`tournament.phase.${phase}`)} · {counted('entries', entries)}
      </span>
    </li>
  );
}
