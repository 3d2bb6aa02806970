import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { keptGames } from '#client/local/kept/kept-games.ts';
import { findSession } from '#client/net/api.ts';
import { pastGames } from '#client/net/past-games.ts';
import { keptSeat, keptSeats } from '#client/net/seat-store.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { hallTitle } from '#client/words/hall-title.ts';
import { showCode } from '#client/words/session-code.ts';
import { hasWords, language, t } from '#client/words/words.ts';

/** A game of this device's that goes on: where it is, and in words. */
interface Running {
  readonly to: string;
  readonly words: string;
}

/** The ways back into games of one's own that are still open; nothing while there is none. */
export function WayBack(): JSX.Element | null {
  const [running, setRunning] = useState<readonly Running[]>([]);
  useEffect(() => {
    void Promise.all([findAlone(), findRunning()]).then((found) => setRunning(found.flat()));
  }, []);
  if (running.length === 0) return null;
  return (
    <section class="way-back" aria-label={t('join.backTitle')}>
      <h2>{t('join.backTitle')}</h2>
      {running.map(({ to, words }) => (
        <p key={to} class="row">
          <Button kind="primary" onClick={() => navigate(to)}>
            {words}
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
  const [alone, setAlone] = useState<readonly PastGame[]>([]);
  useEffect(() => void findPastAlone().then(setAlone), []);
  const games = [...alone, ...classes()].slice(0, PAST_SHOWN);
  if (games.length === 0) return null;
  return (
    <section class="look-back" aria-label={t('join.pastTitle')}>
      <h2>{t('join.pastTitle')}</h2>
      <ul class="row">
        {games.map(({ code, words }) => (
          <li key={code}>
            <Link to={`/d/${code}`}>{words}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A game that is over. */
interface PastGame {
  readonly code: string;
  readonly words: string;
}

function classes(): readonly PastGame[] {
  return pastGames().map(({ code, title }) => {
    return { code, words: t('join.past', { title: pastTitle(title), code: showCode(code) }) };
  });
}

async function findPastAlone(): Promise<readonly PastGame[]> {
  const games = (await keptGames()).filter(({ over, game: { kind } }) => over && kind === 'hall');
  return games.map(({ id, scenario }) => ({ code: id, words: t('join.pastAlone', { hall: hallTitle(scenario) }) }));
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
      const words = t(`join.back.${role}`, { code: showCode(code), name: seat.name });
      return { to: role === 'instructor' ? `/i/${code}` : `/play/${code}`, words };
    }),
  );
  return asked.filter((game) => game !== undefined);
}

/** The last game alone in a hall that is not over. */
async function findAlone(): Promise<readonly Running[]> {
  const game = (await keptGames()).find(({ over, game: { kind } }) => !over && kind === 'hall');
  return game ? [{ to: `/solo/${game.id}`, words: t('join.back.solo', { hall: hallTitle(game.scenario) }) }] : [];
}
