import type { JSX } from 'preact';
import { isTaken } from '#client/net/is-taken.ts';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Emblem } from '#client/ui/controls/emblem.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import type { RoomView, SeatView, TeamView } from '#shared/protocol/messages.ts';

interface LobbyTeamsProps {
  readonly session: RemoteSession;
  readonly view: RoomView;
  readonly mine: SeatView | undefined;
}

/** Who is here, by team; teams can be picked where the session lets people pick. */
export function LobbyTeams({ session, view, mine }: LobbyTeamsProps): JSX.Element {
  const people = view.seats.filter(isTaken);
  const teamless = people.filter((seat) => seat.team < 0);
  const formed = view.teamForming === 'pick' || teamless.length < people.length;
  return (
    <section class="stack">
      <div>
        <h2>{t(formed ? 'lobby.teams' : 'lobby.people')}</h2>
        <p class="soft">{t(formingKey(view))}</p>
      </div>
      {(teamless.length > 0 || !formed) && (
        <div class="team-panel">
          {formed && <h3>{t('lobby.noTeam')}</h3>}
          <People people={teamless} mine={mine} />
        </div>
      )}
      {formed && (
        <div class="team-grid">
          {view.teams.map((team) => (
            <Team key={team.no} team={team} people={people} mine={mine} view={view} session={session} />
          ))}
        </div>
      )}
    </section>
  );
}

function formingKey(view: RoomView): string {
  if (view.teamForming === 'pick') return 'lobby.formingPick';
  return view.teamForming === 'random' ? 'lobby.formingRandom' : 'lobby.formingAssigned';
}

interface TeamProps extends LobbyTeamsProps {
  readonly team: TeamView;
  readonly people: readonly SeatView[];
}

function Team({ team, people, mine, view, session }: TeamProps): JSX.Element {
  const isMine = mine?.team === team.no;
  const pick = (): void => void ask(session.lobby({ type: 'pickTeam', team: team.no }));
  return (
    <div class={`team-panel ${isMine ? 'mine' : ''}`}>
      <h3 class="team-name">
        <Emblem no={team.emblem} />
        {teamName(team)}
      </h3>
      <People people={people.filter((seat) => seat.team === team.no)} mine={mine} />
      {isMine && <p class="team-mine">{t('lobby.yourTeam')}</p>}
      {view.teamForming === 'pick' && mine && !isMine && (
        <Button size="small" label={`${t('lobby.pick')}: ${teamName(team)}`} onClick={pick}>
          {t('lobby.pick')}
        </Button>
      )}
    </div>
  );
}

function People({ people, mine }: { people: readonly SeatView[]; mine: SeatView | undefined }): JSX.Element {
  if (people.length === 0) return <p class="soft small">{t('lobby.teamEmpty')}</p>;
  return (
    <ul class="people">
      {people.map((seat) => (
        <Person key={seat.no} seat={seat} isMe={seat.no === mine?.no} />
      ))}
    </ul>
  );
}

function Person({ seat, isMe }: { seat: SeatView; isMe: boolean }): JSX.Element {
  const away = seat.state === 'away';
  return (
    <li class={`person ${seat.ready ? 'ready' : ''} ${away ? 'away' : ''} ${isMe ? 'me' : ''}`}>
      {seat.ready && <Icon name="check" />}
      <span class="person-name">{seat.name}</span>
      {isMe && <span class="person-note">{t('lobby.you')}</span>}
      {away && <span class="person-note">{t('lobby.isAway')}</span>}
      {seat.benched && <span class="person-note">{t('lobby.isBenched')}</span>}
      {seat.ready && <span class="unseen">{t('lobby.isReady')}</span>}
    </li>
  );
}
