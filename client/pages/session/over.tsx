import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { OverScoreProps } from '#client/debrief/over/over-score-props.ts';
import type { PlaySession } from '#client/net/play-session.ts';
import { notePlayed, wantAgain } from '#client/pages/create/solo-record.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Emblem } from '#client/ui/controls/emblem.tsx';
import { fetched } from '#client/ui/page/fetched.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { duration, money, moneyOfCents, number, percentOfPermille, wattHours } from '#client/words/formats.ts';
import { teamName } from '#client/words/team-name.ts';
import { t, withDebriefWords } from '#client/words/words.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { countHostsOn, countVmsRunning } from './counts.ts';
import './over.css';

/** The score and the largest loss come with the words and the code of a debrief. */
const Score = fetched<OverScoreProps>(
  async () => (await withDebriefWords(import('#client/debrief/over/over-score.tsx'))).OverScore,
);

export interface OverProps {
  readonly code: string;
  readonly session: PlaySession;
  /** What follows the numbers. */
  readonly children?: ComponentChildren;
}

/** What one came to, first of all the score; then the numbers of one's hall at the end, as they are. */
export function Over({ code, session, children }: OverProps): JSX.Element {
  const [cashCents, setCashCents] = useState<number>();
  const [view, world] = [session.view.value, session.world.value];
  // The last frames may come after the end: the numbers follow them.
  const played = world && session.tick.value * world.scenario.tickSeconds;
  const title = t(view?.solo ? 'over.titleSolo' : 'over.title');
  const scenario = session.welcome.value?.scenario.id ?? '';
  useEffect(() => {
    if (view?.solo && scenario) notePlayed(scenario);
  }, [view?.solo, scenario]);
  const playAgain = (): void => {
    wantAgain(scenario);
    navigate('/solo');
  };
  return (
    <Page title={title}>
      <div class="stack loose">
        <header class="stack">
          <h1>{title}</h1>
          <OwnTeam session={session} />
          <p class="soft">{played === undefined ? t('over.none') : t('over.intro', { played: duration(played) })}</p>
        </header>
        {world && <Score code={code} onBooks={({ cashCents: booked }) => setCashCents(booked)} />}
        {world && <Numbers world={world} cashCents={cashCents} />}
        {children}
        <div class="row">
          {view?.solo && (
            <Button size="large" onClick={playAgain}>
              {t('over.again')}
            </Button>
          )}
          <Button size="large" onClick={() => navigate('/')}>
            {t('over.home')}
          </Button>
        </div>
      </div>
    </Page>
  );
}

function OwnTeam({ session }: { session: PlaySession }): JSX.Element | null {
  const [view, you] = [session.view.value, session.welcome.value?.you];
  if (!view || view.solo || you?.role !== 'player') return null;
  const own = view.seats.find(({ no }) => no === you.seat)?.team;
  const team = view.teams.find(({ no }) => no === own);
  if (!team) return null;
  return (
    <p class="over-team">
      <Emblem no={team.emblem} />
      {t('lobby.team', { name: teamName(team) })}
    </p>
  );
}

/** `cashCents` is the balance of the books, once they are here; the mirror knows it in whole credits only. */
function Numbers({ world, cashCents }: { world: OpenWorld; cashCents: number | undefined }): JSX.Element {
  const { hall } = world;
  const rows: readonly (readonly [string, string])[] = [
    ['cash', cashCents === undefined ? money(hall.cash[0] ?? 0) : moneyOfCents(cashCents)],
    ['sla', percentOfPermille(hall.slaPermille[0] ?? 0)],
    ['energy', wattHours(hall.energyWh[0] ?? 0)],
    ['reputation', percentOfPermille(hall.reputationPermille[0] ?? 0)],
    ['vms', number(countVmsRunning(world))],
    ['hosts', number(countHostsOn(world))],
  ];
  return (
    <dl class="numbers">
      {rows.map(([key, value]) => (
        <div key={key} class="number">
          <dt>{t(`over.${key}`)}</dt>
          <dd class="number-value">{value}</dd>
          <dd class="small soft">{t(`over.${key}Text`)}</dd>
        </div>
      ))}
    </dl>
  );
}
