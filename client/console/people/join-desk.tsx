import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { t } from '#client/words/words.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import { SEATS_MORE } from '#shared/protocol/people.ts';
import { keepPaperNames, namesIn, paperNames } from './paper-names.ts';
import './people.css';
import '#client/ui/controls/field.css';

interface JoinProps {
  readonly session: RemoteSession;
  readonly view: RoomView;
}

/** Seats, cards with seat codes, and the class list that stays in this browser. */
export function JoinDesk({ session, view }: JoinProps): JSX.Element {
  return (
    <section class="panel stack" aria-label={t('console.seats')}>
      <h2>{t('console.seats')}</h2>
      <div class="one-line">
        <span class="small">{t('console.seatsMore')}</span>
        {SEATS_MORE.map((count) => (
          <Button key={count} size="small" onClick={() => void ask(session.control({ type: 'seats', count }))}>
            {t('console.more', { count })}
          </Button>
        ))}
      </div>
      {view.phase === 'lobby' && (
        <label class="check">
          <input
            type="checkbox"
            checked={view.desk?.closesAtStart ?? false}
            onChange={(event) => void ask(session.control({ type: 'startDoor', closes: event.currentTarget.checked }))}
          />
          <span>{t('console.closesAtStart')}</span>
        </label>
      )}
      <ClassList session={session} view={view} />
    </section>
  );
}

function ClassList({ session, view }: JoinProps): JSX.Element {
  const kept = paperNames(view.code);
  const [text, setText] = useState(kept.join('\n'));
  const cards = view.desk?.cards.length ?? 0;
  const wanted = namesIn(text).length;
  const missing = Math.max(0, wanted - cards);
  const take = async (): Promise<void> => {
    keepPaperNames(view.code, text);
    if (missing > 0 && !(await ask(session.control({ type: 'cards', count: missing })))) return;
    toast(t('console.listKept', { count: wanted }));
  };
  return (
    <details class="class-list" open={kept.length > 0}>
      <summary>{t('console.list')}</summary>
      <div class="stack">
        <label class="field">
          {t('console.listNames')}
          <textarea rows={5} value={text} spellcheck={false} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <p class="small soft">{t('console.listText')}</p>
        <div class="row">
          <Button size="small" onClick={() => void take()}>
            {t('console.listTake', { count: wanted })}
          </Button>
          {cards > 0 && (
            <Button size="small" onClick={() => navigate(`/i/${view.code}/cards`)}>
              {t('console.cardsPrint', { count: cards })}
            </Button>
          )}
          {kept.length > 0 && (
            <Button
              size="small"
              kind="quiet"
              onClick={() => {
                setText('');
                keepPaperNames(view.code, '');
              }}
            >
              {t('console.listForget')}
            </Button>
          )}
        </div>
      </div>
    </details>
  );
}
