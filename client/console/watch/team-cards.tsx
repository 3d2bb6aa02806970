import type { JSX } from 'preact';
import type { Desk } from '#client/console/desk.ts';
import { isTaken } from '#client/net/is-taken.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Emblem } from '#client/ui/controls/emblem.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { duration, money, number, percentOfPermille, watts } from '#client/words/formats.ts';
import { teamColour, teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import type { RoomView, TeamOverview, TeamView } from '#shared/protocol/messages.ts';
import type { Watch } from '#shared/protocol/watch.ts';
import { spotlight, undoTeam, watch } from './team-deeds.ts';
import './team-cards.css';

interface TeamCardsProps {
  readonly desk: Desk;
  readonly view: RoomView;
}

/** Keys are for so many teams. */
const KEYED_TEAMS = 9;

/** Every team at a glance, without points: the class may be looking, and while it plays nobody is ranked. */
export function TeamCards({ desk, view }: TeamCardsProps): JSX.Element {
  return (
    <section class="stack">
      <h2>{t('instructor.overview')}</h2>
      {view.phase === 'lobby' && <p class="soft">{t('instructor.overviewWait')}</p>}
      <ul class="team-cards">
        {view.teams.map((team, place) => (
          <TeamCard key={team.no} desk={desk} view={view} team={team} place={place} />
        ))}
      </ul>
    </section>
  );
}

function TeamCard({ desk, view, team, place }: TeamCardsProps & { team: TeamView; place: number }): JSX.Element {
  const numbers = desk.session.overview.value.find((overview) => overview.team === team.no);
  const members = view.seats.filter((seat) => isTaken(seat) && seat.team === team.no).length;
  const watched = desk.session.watched.value === team.no;
  const plays = view.phase === 'running' || view.phase === 'paused';
  return (
    <li class={`team-card ${watched ? 'watched' : ''}`} style={{ '--team': teamColour(team) }}>
      <header>
        <Emblem no={team.emblem} />
        <h3>{teamName(team)}</h3>
        <span class="soft small">{t('instructor.members', { count: members })}</span>
      </header>
      {plays && numbers && <NeedsWord view={view} watch={numbers.watch} />}
      {numbers && <Numbers numbers={numbers} />}
      {numbers?.covers !== undefined && numbers.covers > 0 && (
        <p class="small">{t('console.covers', { count: numbers.covers })}</p>
      )}
      {plays && (
        <TeamButtons {...{ desk, view, team, watched }} shortcut={place < KEYED_TEAMS ? place + 1 : undefined} />
      )}
    </li>
  );
}

interface ButtonsProps extends TeamCardsProps {
  readonly team: TeamView;
  readonly watched: boolean;
  readonly shortcut: number | undefined;
}

function TeamButtons({ desk, view, team, watched, shortcut }: ButtonsProps): JSX.Element {
  const name = teamName(team);
  const spot = desk.session.class.value?.spotlight === team.no;
  return (
    <div class="team-deeds">
      <Button
        size="small"
        pressed={watched}
        shortcut={shortcut === undefined ? undefined : String(shortcut)}
        label={`${t(watched ? 'instructor.watching' : 'instructor.watch')}: ${name}`}
        onClick={() => void watch(desk, watched ? -1 : team.no)}
      >
        <Icon name="eye" />
        {t(watched ? 'instructor.watching' : 'instructor.watch')} {shortcut !== undefined && <kbd>{shortcut}</kbd>}
      </Button>
      <Button
        size="small"
        pressed={spot}
        label={`${t('console.spotlight')}: ${name}`}
        onClick={() => void spotlight(desk, team.no)}
      >
        {t('console.spotlight')}
      </Button>
      <Button size="small" label={`${t('console.undo')}: ${name}`} onClick={() => void undoTeam(desk, view, team.no)}>
        {t('console.undo')}
      </Button>
    </div>
  );
}

/** The same cause for long, and people of whom nothing is heard. */
function NeedsWord({ view, watch: { stuck, quiet } }: { view: RoomView; watch: Watch }): JSX.Element | null {
  if (!stuck && quiet.length === 0) return null;
  const nameOf = (no: number) => view.seats.find((seat) => seat.no === no)?.name ?? '';
  return (
    <ul class="needs-word small">
      {stuck && (
        <li>
          <strong>{t('console.stuck', { cause: t(`cause.${stuck.cause}.plain`), time: duration(stuck.forS) })}</strong>
        </li>
      )}
      {quiet.map(({ seat, forS }) => (
        <li key={seat}>{t('console.quiet', { name: nameOf(seat), time: duration(forS) })}</li>
      ))}
    </ul>
  );
}

function Numbers({ numbers }: { numbers: TeamOverview }): JSX.Element {
  const rows: readonly (readonly [string, string])[] = [
    ['instructor.sla', percentOfPermille(numbers.slaPermille)],
    ['instructor.power', numbers.tick > 0 ? watts(numbers.facilityW) : '–'],
    ['instructor.vms', number(numbers.vmsRunning)],
    ['instructor.hosts', number(numbers.hostsOn)],
    ['instructor.tasks', number(numbers.openTasks)],
    ['instructor.commands', number(numbers.commands)],
    ['instructor.cash', money(numbers.cash)],
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
