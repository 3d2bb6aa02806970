import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '#client/words/words.ts';
import type { ConditionNow } from '#shared/levels/condition.ts';
import type { Level } from '#shared/levels/level.ts';
import { boundSign, unitOf, valueText } from '../words/level-words.ts';
import { StarReasons } from '../words/star-reasons.tsx';
import { StarSign } from '../words/stars.tsx';
import { useAttempt } from './attempt.ts';
import { LevelDialog } from './level-dialog.tsx';
import { useStandStill } from './use-stand-still.ts';
import './star-panel.css';

/** The stars as they stand so far, each with its values and bounds in short; pressed, in whole sentences. */
export function StarPanel(): JSX.Element {
  const { level, session } = useAttempt();
  const [open, setOpen] = useState(false);
  useStandStill(open);
  const now = session.level.value;
  return (
    <div class="star-panel">
      <button type="button" onClick={() => setOpen(true)} aria-label={t('attempt.starsSoFar')}>
        <span class="star-panel-title soft small" aria-hidden="true">
          {t('attempt.soFar')}
        </span>
        {now?.conditions.map((conditions, star) => (
          <span key={star} class="star-now" aria-hidden="true">
            <StarSign won={now.stars[star] ?? false} />
            {conditions.map((condition) => (
              <ValueNow key={condition.figure} level={level} condition={condition} />
            ))}
          </span>
        ))}
      </button>
      {open && <StarsDialog level={level} onClose={() => setOpen(false)} />}
    </div>
  );
}

function ValueNow({ level, condition }: { level: Level; condition: ConditionNow }): JSX.Element {
  const unit = unitOf(level, condition.figure);
  return (
    <span class={`value-now ${condition.met ? 'met' : ''}`}>
      <strong>{valueText(unit, condition)}</strong>
      <span class="soft">{boundSign(unit, condition)}</span>
    </span>
  );
}

function StarsDialog({ level, onClose }: { level: Level; onClose: () => void }): JSX.Element {
  const now = useAttempt().session.level.value;
  return (
    <LevelDialog title={t('attempt.starsSoFar')} onClose={onClose}>
      <p class="small soft">{t('attempt.endCounts')}</p>
      <StarReasons level={level} won={now?.stars.filter(Boolean).length} conditions={now?.conditions} />
    </LevelDialog>
  );
}
