import type { JSX } from 'preact';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon, type IconName } from '#client/ui/controls/icon.tsx';
import { t } from '#client/words/words.ts';
import { type Control, DOORS, type RoomView, type SessionDoor, type WaitingView } from '#shared/protocol/messages.ts';
import './door.css';

interface DoorProps {
  readonly session: RemoteSession;
  readonly view: RoomView;
}

const ICONS: { readonly [D in SessionDoor]: IconName } = { open: 'unlock', ask: 'hand', closed: 'lock' };

/** Who may come in: everybody with the code, whoever is let in by name, or nobody new. */
export function Door({ session, view }: DoorProps): JSX.Element {
  const control = (request: Control): void => void ask(session.control(request));
  return (
    <section class="panel stack" aria-label={t('instructor.door')}>
      <h2>{t('instructor.door')}</h2>
      <div class="door-ways">
        {DOORS.map((door) => (
          <Button key={door} size="small" pressed={view.door === door} onClick={() => control({ type: 'door', door })}>
            <Icon name={ICONS[door]} />
            {t(`instructor.doorWay.${door}`)}
          </Button>
        ))}
      </div>
      <p class="small soft">{t(`instructor.doorText.${view.door}`)}</p>
      {view.waiting.length > 0 && <Waiting waiting={view.waiting} onControl={control} />}
    </section>
  );
}

interface WaitingProps {
  readonly waiting: readonly WaitingView[];
  readonly onControl: (request: Control) => void;
}

function Waiting({ waiting, onControl }: WaitingProps): JSX.Element {
  return (
    <div class="stack" role="status">
      <div class="door-head">
        <h3>{t('instructor.waiting', { count: waiting.length })}</h3>
        <Button size="small" onClick={() => onControl({ type: 'letIn', waiting: -1 })}>
          {t('instructor.letInAll')}
        </Button>
      </div>
      <ul class="door-waiting">
        {waiting.map(({ no, name }) => (
          <li key={no}>
            <span class="door-name">{name}</span>
            <Button
              size="small"
              label={`${t('instructor.letIn')}: ${name}`}
              onClick={() => onControl({ type: 'letIn', waiting: no })}
            >
              {t('instructor.letIn')}
            </Button>
            <Button
              size="small"
              label={`${t('instructor.turnAway')}: ${name}`}
              onClick={() => onControl({ type: 'turnAway', waiting: no })}
            >
              {t('instructor.turnAway')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
