import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isTaken } from '#client/net/is-taken.ts';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import type { RoomView, SeatView } from '#shared/protocol/messages.ts';
import { nameOnPaper } from './paper-names.ts';
import { assign, bench, mute, shuffle } from './roster-deeds.ts';
import { KickDialog, RenameDialog } from './roster-dialogs.tsx';
import { TeamTools } from './team-tools.tsx';
import './roster.css';
import '#client/ui/controls/field.css';

interface RosterProps {
  readonly session: RemoteSession;
  readonly view: RoomView;
}

/** Everybody in the session, with what can be done about their seat. */
export function Roster({ session, view }: RosterProps): JSX.Element {
  const people = view.seats.filter((seat) => seat.state !== 'empty' && seat.state !== 'left');
  const canShuffle = view.phase === 'lobby' && view.teamForming !== 'pick' && people.length > 0;
  return (
    <section class="stack">
      <div class="roster-head">
        <h2>{t('instructor.roster')}</h2>
        <p class="soft">
          {t('instructor.rosterCount', { seated: people.filter(isTaken).length, capacity: view.capacity })}
        </p>
        {canShuffle && (
          <Button size="small" onClick={() => void shuffle(session)}>
            <Icon name="dice" />
            {t(people.some((seat) => seat.team >= 0) ? 'instructor.shuffle' : 'instructor.draw')}
          </Button>
        )}
      </div>
      {people.length === 0 ? (
        <p class="soft">{t('instructor.rosterEmpty')}</p>
      ) : (
        <Table {...{ session, view, people }} />
      )}
      <TeamTools session={session} view={view} />
    </section>
  );
}

function Table({ session, view, people }: RosterProps & { people: readonly SeatView[] }): JSX.Element {
  const [open, setOpen] = useState<{ what: 'rename' | 'kick'; seat: SeatView }>();
  const close = (): void => setOpen(undefined);
  return (
    <>
      <table class="roster">
        <thead>
          <tr>
            <th scope="col">{t('instructor.name')}</th>
            <th scope="col">{t('instructor.team')}</th>
            <th scope="col">{t('instructor.state')}</th>
            <th scope="col">{t('instructor.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((seat) => (
            <Row key={seat.no} session={session} view={view} seat={seat} onOpen={(what) => setOpen({ what, seat })} />
          ))}
        </tbody>
      </table>
      {open?.what === 'rename' && <RenameDialog session={session} seat={open.seat} onClose={close} />}
      {open?.what === 'kick' && <KickDialog session={session} seat={open.seat} onClose={close} />}
    </>
  );
}

interface RowProps extends RosterProps {
  readonly seat: SeatView;
  readonly onOpen: (what: 'rename' | 'kick') => void;
}

function Row({ session, view, seat, onOpen }: RowProps): JSX.Element {
  const state = stateOf(seat, view.phase);
  return (
    <tr>
      <th scope="row" class="roster-name">
        {seat.name}
        <PaperName view={view} seat={seat} />
      </th>
      <td>
        <TeamSelect session={session} view={view} seat={seat} />
      </td>
      <td class={`roster-state ${state.toLowerCase()}`}>{t(`instructor.state${state}`)}</td>
      <td>
        <div class="roster-actions">
          <Button size="small" label={`${t('instructor.rename')}: ${seat.name}`} onClick={() => onOpen('rename')}>
            <Icon name="pencil" />
            {t('instructor.rename')}
          </Button>
          <Button
            size="small"
            label={`${t(seat.benched ? 'instructor.unbench' : 'instructor.bench')}: ${seat.name}`}
            onClick={() => void bench(session, seat, !seat.benched)}
          >
            {t(seat.benched ? 'instructor.unbench' : 'instructor.bench')}
          </Button>
          <Button
            size="small"
            label={`${t(seat.muted ? 'console.unmute' : 'console.mute')}: ${seat.name}`}
            onClick={() => void mute(session, seat, !seat.muted)}
          >
            {t(seat.muted ? 'console.unmute' : 'console.mute')}
          </Button>
          <Button size="small" label={`${t('instructor.kick')}: ${seat.name}`} onClick={() => onOpen('kick')}>
            {t('instructor.kick')}
          </Button>
        </div>
      </td>
    </tr>
  );
}

/** The name of the roster, which only this browser knows. */
function PaperName({ view, seat }: { view: RoomView; seat: SeatView }): JSX.Element | null {
  const name = nameOnPaper(view, seat);
  return name === undefined ? null : <span class="paper-name small soft">{name}</span>;
}

function TeamSelect({ session, view, seat }: RosterProps & { seat: SeatView }): JSX.Element {
  return (
    <select
      class="select"
      aria-label={t('instructor.assignFor', { name: seat.name })}
      value={String(seat.team)}
      onChange={(event) => void assign(session, view, seat, Number(event.currentTarget.value))}
    >
      {seat.team < 0 && <option value="-1">{t('instructor.noTeam')}</option>}
      {view.teams.map((team) => (
        <option key={team.no} value={String(team.no)}>
          {teamName(team)}
        </option>
      ))}
    </select>
  );
}

function stateOf(seat: SeatView, phase: RoomView['phase']): 'Benched' | 'Away' | 'Ready' | 'Seated' {
  if (seat.benched) return 'Benched';
  if (seat.state === 'away') return 'Away';
  return seat.ready && phase === 'lobby' ? 'Ready' : 'Seated';
}
