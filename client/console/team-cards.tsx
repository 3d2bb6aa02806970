import type { JSX } from 'preact';
import { isTaken } from '#client/model/facts/is-taken.ts';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Emblem } from '#client/ui/controls/emblem.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { money, number, percentOfPermille, rateOfCents, watts } from '#client/words/formats.ts';
import { teamColour, teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import type { RoomView, TeamOverview, TeamView } from '#shared/protocol/messages.ts';
import './team-cards.css';

interface TeamCardsProps {
  readonly session: RemoteSession;
  readonly view: RoomView;
}

/** Every team at a glance, without points: the class may be looking, and while it plays nobody is ranked. */
export function TeamCards({ session, view }: TeamCardsProps): JSX.Element {
  return (
    <section class="stack">
      <h2>{t('instructor.overview')}</h2>
      {view.phase === 'lobby' && <p class="soft">{t('instructor.overviewWait')}</p>}
      <ul class="team-cards">
        {view.teams.map((team) => (
          <TeamCard key={team.no} session={session} view={view} team={team} />
        ))}
      </ul>
    </section>
  );
}

function TeamCard({ session, view, team }: TeamCardsProps & { team: TeamView }): JSX.Element {
  const numbers = session.overview.value.find((overview) => overview.team === team.no);
  const members = view.seats.filter((seat) => isTaken(seat) && seat.team === team.no).length;
  const watched = session.watched.value === team.no;
  const watch = (): void => void ask(session.watch(watched ? -1 : team.no));
  return (
    <li class={`team-card ${watched ? 'watched' : ''}`} style={{ '--team': teamColour(team) }}>
      <header>
        <Emblem no={team.emblem} />
        <h3>{teamName(team)}</h3>
        <span class="soft small">{t('instructor.members', { count: members })}</span>
      </header>
      {numbers && <Numbers numbers={numbers} />}
      {(view.phase === 'running' || view.phase === 'paused') && (
        <Button
          size="small"
          pressed={watched}
          label={`${t(watched ? 'instructor.watching' : 'instructor.watch')}: ${teamName(team)}`}
          onClick={watch}
        >
          <Icon name="eye" />
          {t(watched ? 'instructor.watching' : 'instructor.watch')}
        </Button>
      )}
    </li>
  );
}

function Numbers({ numbers }: { numbers: TeamOverview }): JSX.Element {
  const rows: readonly (readonly [string, string])[] = [
    ['instructor.sla', percentOfPermille(numbers.slaPermille)],
    ['instructor.power', watts(numbers.facilityW)],
    ['instructor.vms', number(numbers.vmsRunning)],
    ['instructor.hosts', number(numbers.hostsOn)],
    ['instructor.tasks', number(numbers.openTasks)],
    ['instructor.commands', number(numbers.commands)],
    ['instructor.cash', money(numbers.cash)],
    ['instructor.net', rateOfCents(numbers.netCentsPerS)],
  ];
  return (
    <dl>
      {rows.map(([key, value]) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
