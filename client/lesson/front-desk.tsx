import type { JSX } from 'preact';
import { addressOf } from '#client/device/address.ts';
import { openProjector } from '#client/net/api.ts';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { keptSeat } from '#client/net/seat-store.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { problemWords } from '#client/words/problem-words.ts';
import { teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import { STANDINGS } from '#shared/protocol/class.ts';
import type { RoomView } from '#shared/protocol/messages.ts';

import '#client/ui/controls/field.css';

interface FrontProps {
  readonly code: string;
  readonly session: RemoteSession;
  readonly view: RoomView;
}

const NOBODY = -1;

/** What is at the front: opens the projector, says what it shows of who is ahead, and puts a hall on it. */
export function FrontDesk({ code, session, view }: FrontProps): JSX.Element {
  const told = session.class.value;
  const spotlight = told?.spotlight ?? NOBODY;
  return (
    <section class="panel stack" aria-label={t('projector.title')}>
      <h2>{t('projector.title')}</h2>
      <div>
        <Button onClick={() => void open(code)}>{t('projector.open')}</Button>
      </div>
      <label class="field">
        {t('projector.show')}
        <select
          class="select"
          value={told?.standings ?? 'off'}
          onChange={(event) => {
            const standings = STANDINGS.find((each) => each === event.currentTarget.value) ?? 'off';
            void ask(session.control({ type: 'standings', standings }));
          }}
        >
          {STANDINGS.map((each) => (
            <option key={each} value={each}>
              {t(`projector.shown.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {view.phase !== 'lobby' && (
        <label class="field">
          {t('projector.spotlight')}
          <select
            class="select"
            value={String(spotlight)}
            onChange={(event) =>
              void ask(session.control({ type: 'spotlight', team: Number(event.currentTarget.value) }))
            }
          >
            <option value={NOBODY}>{t('projector.shown.off')}</option>
            {view.teams.map((team) => (
              <option key={team.no} value={team.no}>
                {teamName(team)}
              </option>
            ))}
          </select>
        </label>
      )}
    </section>
  );
}

/** In a window of its own, for the other screen. The way in stands behind the `#`, which is sent to no server. */
async function open(code: string): Promise<void> {
  const token = keptSeat(code, 'instructor')?.token ?? '';
  const page = window.open('', '_blank');
  const answer = await openProjector(code, token);
  if (answer.ok && page) {
    page.location.href = addressOf(`/p/${code}#${answer.value.projectorToken}`);
    return;
  }
  page?.close();
  if (!answer.ok) toast(problemWords(answer.problem));
}
