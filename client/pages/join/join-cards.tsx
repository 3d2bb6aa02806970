import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { findReach, joinUrl, shortHost } from '#client/console/join-url.ts';
import { paperNames } from '#client/console/people/paper-names.ts';
import { QrCode } from '#client/console/qr-code.tsx';
import { RemoteSession } from '#client/net/remote-session.ts';
import { keptSeat } from '#client/net/seat-store.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { showCode } from '#client/words/session-code.ts';
import { teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import type { CardView } from '#shared/protocol/people.ts';
import './join-cards.css';

/** A sheet of join cards, one for each seat, to print and cut. */
export function JoinCardsPage({ code }: { code: string }): JSX.Element {
  const view = useRoomView(code);
  useEffect(() => void findReach(), []);
  return (
    <Page title={t('instructor.cards')} width="wide">
      <div class="cards-head row">
        <h1>{t('instructor.cards')}</h1>
        <Button kind="primary" onClick={() => print()}>
          <Icon name="printer" />
          {t('instructor.print')}
        </Button>
        <Button onClick={() => navigate(`/i/${code}`)}>{t('instructor.backToConsole')}</Button>
        <p class="soft">{t('instructor.cardsHint')}</p>
      </div>
      {view ? <Cards view={view} /> : <p class="soft">{t('app.loading')}</p>}
    </Page>
  );
}

function Cards({ view }: { view: RoomView }): JSX.Element {
  const cards = view.desk?.cards ?? [];
  const blank: readonly undefined[] = Array.from({ length: view.capacity }, () => undefined);
  return (
    <ol class="cards">
      {(cards.length > 0 ? cards : blank).map((card, place) => (
        <JoinCard key={card?.code ?? place} view={view} card={card} name={paperNames(view.code)[place]} />
      ))}
    </ol>
  );
}

interface JoinCardProps {
  readonly view: RoomView;
  readonly card: CardView | undefined;
  /** From the class list, which only this browser has. */
  readonly name: string | undefined;
}

/** One card: the way in, and if seats were made for cards, its code and team. */
function JoinCard({ view, card, name }: JoinCardProps): JSX.Element {
  const team = view.teams.find(({ no }) => no === card?.team);
  const url = joinUrl(view.code);
  return (
    <li class="card">
      <QrCode url={card ? `${url}#${card.code}` : url} />
      <div>
        <p class="card-title">{(card && name) || view.title || t('app.name')}</p>
        <p>{shortHost()}</p>
        <p class="card-code mono">{showCode(view.code)}</p>
        {card ? (
          <p class="card-note">
            {t('console.cardSeat')} <strong class="mono">{card.code}</strong>
            {team && view.teamForming !== 'pick' && <> · {teamName(team)}</>}
          </p>
        ) : (
          <p class="card-note">
            {t('instructor.cardNote')} <span class="card-line" />
          </p>
        )}
      </div>
    </li>
  );
}

/** What the room looks like now: how many seats, and its title. */
function useRoomView(code: string): RoomView | undefined {
  const [view, setView] = useState<RoomView>();
  useEffect(() => {
    const seat = keptSeat(code, 'instructor');
    if (!seat) {
      navigate('/host', 'replace');
      return;
    }
    const session = new RemoteSession(seat.token);
    const stop = session.view.subscribe(setView);
    return () => {
      stop();
      session.leave();
    };
  }, [code]);
  return view;
}
