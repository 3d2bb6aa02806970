import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { findSession } from '#client/net/api.ts';
import { pastGames } from '#client/net/past-games.ts';
import { keptSeat, keptSeats } from '#client/net/seat-store.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { showCode } from '#client/words/session-code.ts';
import { hasWords, language, t } from '#client/words/words.ts';

type Role = 'player' | 'solo' | 'instructor';

/** A game of this device's that goes on. */
interface Running {
  readonly code: string;
  readonly role: Role;
  readonly name: string;
}

/** The ways back into games of one's own that are still open; nothing while there is none. */
export function WayBack(): JSX.Element | null {
  const [running, setRunning] = useState<readonly Running[]>([]);
  useEffect(() => void findRunning().then(setRunning), []);
  if (running.length === 0) return null;
  return (
    <section class="way-back" aria-label={t('join.backTitle')}>
      <h2>{t('join.backTitle')}</h2>
      {running.map(({ code, role, name }) => (
        <p key={`${role}${code}`} class="row">
          <Button kind="primary" onClick={() => navigate(role === 'instructor' ? `/i/${code}` : `/play/${code}`)}>
            {t(`join.back.${role}`, { code: showCode(code), name })}
          </Button>
        </p>
      ))}
    </section>
  );
}

/** Past games on screen at once: what somebody looks back at was played not long ago. */
const PAST_SHOWN = 3;

/** The ways to the debriefs of the last games on this device; nothing while there is none. */
export function LookBack(): JSX.Element | null {
  const games = pastGames().slice(0, PAST_SHOWN);
  if (games.length === 0) return null;
  return (
    <section class="look-back" aria-label={t('join.pastTitle')}>
      <h2>{t('join.pastTitle')}</h2>
      <ul class="row">
        {games.map(({ code, role, title }) => (
          <li key={`${role}${code}`}>
            <Link to={`/d/${code}`}>{t('join.past', { title: pastTitle(title), code: showCode(code) })}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A session without a title of its own is called after its hall. */
function pastTitle(title: string): string {
  return hasWords(`scenario.${title}.title`) ? t(`scenario.${title}.title`) : title || t('join.pastUntitled');
}

/** Asks the server about every seat that is kept here. One that it does not know is only not shown: it may come back. */
async function findRunning(): Promise<readonly Running[]> {
  const asked = await Promise.all(
    keptSeats().map(async ({ code, role }) => {
      const seat = keptSeat(code, role);
      const answer = await findSession(code, language.value);
      if (!seat || !answer.ok || answer.value.phase === 'over') return undefined;
      return { code, role: seat.solo ? ('solo' as const) : role, name: seat.name };
    }),
  );
  return asked.filter((game) => game !== undefined);
}
