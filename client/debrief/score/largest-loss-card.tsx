import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { t } from '#client/words/words.ts';
import type { LargestLoss } from './largest-loss.ts';
import type { OnMoment } from './waterfall-steps.ts';
import './score.css';

/** What cost the most, why, and what would have helped, in plain words; the first thing to read. */
export function LargestLossCard({ loss, onMoment }: { loss: LargestLoss | undefined; onMoment?: OnMoment }) {
  if (!loss) return <p class="notice">{t('debrief.loss.none')}</p>;
  const { tick, about } = loss;
  return (
    <div class="largest-loss">
      <h2>{loss.what}</h2>
      {loss.spread !== '' && <p class="soft">{loss.spread}</p>}
      {loss.whom !== '' && <p>{loss.whom}</p>}
      <p>
        {loss.why} <strong>{loss.help}</strong>
      </p>
      <p class="soft small">{t('debrief.loss.shares')}</p>
      {tick !== undefined && onMoment && <ShowMoment onClick={() => onMoment(tick, about)} />}
    </div>
  );
}

function ShowMoment({ onClick }: { onClick: () => void }): JSX.Element {
  return (
    <Button onClick={onClick}>
      <Icon name="play" />
      {t('debrief.loss.show')}
    </Button>
  );
}
