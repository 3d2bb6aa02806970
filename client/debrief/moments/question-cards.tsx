import type { JSX } from 'preact';
import { clockText } from '#client/model/facts/facts.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { t } from '#client/words/words.ts';
import { QUESTION_CARDS } from '#shared/debrief/cards/question-cards.ts';
import type { CardFigures } from '#shared/protocol/debrief.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import './question-cards.css';

export interface AskedCard extends CardFigures {
  /** What stands beside the question, such as in how many halls it happened. */
  readonly note?: string;
  /** Opens the moment that the question is about. */
  readonly onMoment: () => void;
}

interface CardsProps {
  readonly scenario: Scenario;
  readonly title: string;
  readonly text: string;
  readonly cards: readonly AskedCard[];
}

/** Questions about what happened, each with its answer behind a press, its moment and its concept. Nothing if nothing fired. */
export function QuestionCards({ scenario, title, text, cards }: CardsProps): JSX.Element | null {
  if (cards.length === 0) return null;
  return (
    <section class="stack">
      <h2>{title}</h2>
      <p class="soft">{text}</p>
      <ul class="question-cards">
        {cards.map((card) => (
          <Question key={card.id} scenario={scenario} card={card} />
        ))}
      </ul>
    </section>
  );
}

function Question({ scenario, card }: { scenario: Scenario; card: AskedCard }): JSX.Element {
  const see = QUESTION_CARDS.find(({ id }) => id === card.id)?.see;
  return (
    <li class="question-card stack">
      <p>
        <strong>{t(`debrief.card.${card.id}.question`)}</strong>
      </p>
      {card.note && <p class="soft small">{card.note}</p>}
      <details>
        <summary>{t('debrief.cards.answer')}</summary>
        <p>{t(`debrief.card.${card.id}.answer`)}</p>
      </details>
      <p class="question-ways">
        <Button kind="quiet" size="small" onClick={card.onMoment}>
          {t('debrief.cards.moment', { time: clockText({ scenario }, card.tick) })}
        </Button>
        {see && <Link to={`/see/${see}`}>{t('debrief.cards.see')}</Link>}
      </p>
    </li>
  );
}
