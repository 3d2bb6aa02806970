import type { JSX } from 'preact';
import { clockText } from '#client/model/facts/facts.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { t } from '#client/words/words.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { type Moment, momentText } from './moments.ts';
import './moments.css';

interface MomentListProps {
  readonly scenario: Scenario;
  readonly moments: readonly Moment[];
  readonly onMoment: (tick: number) => void;
  /** Takes a moment away that was marked here. */
  readonly onDrop?: (moment: Moment) => void;
}

/** Moments worth looking at, each with the number that it has in the charts. */
export function MomentList({ scenario, moments, onMoment, onDrop }: MomentListProps): JSX.Element {
  if (moments.length === 0) return <p class="soft">{t('debrief.noMoments')}</p>;
  return (
    <ol class="moments">
      {moments.map((moment) => (
        <li key={`${moment.sign}${moment.bookmark.kind}`}>
          <button type="button" class="moment" onClick={() => onMoment(moment.bookmark.tick)}>
            <span class="moment-sign" aria-hidden="true">
              {moment.sign}
            </span>
            <span class="moment-words">
              <strong>{momentText(scenario, moment.bookmark)}</strong>
              <span class="soft small mono">{clockText({ scenario }, moment.bookmark.tick)}</span>
            </span>
            <Icon name="play" />
          </button>
          {moment.own && onDrop && (
            <Button
              kind="quiet"
              size="small"
              label={t('debrief.markDrop', { what: momentText(scenario, moment.bookmark) })}
              onClick={() => onDrop(moment)}
            >
              ×
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}
