import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { duration } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { Level } from '#shared/levels/level.ts';
import { boundSign, type InPlay, inPlay, standingValue, unitOf } from '../words/level-words.ts';
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
        {now?.stars.map((won, star) => (
          <span key={star} class="star-now" aria-hidden="true">
            <StarSign won={won} />
            {inPlay(now, star).map((each) => (
              <ValueNow key={each.condition.figure} level={level} {...each} />
            ))}
          </span>
        ))}
      </button>
      {open && <StarsDialog level={level} onClose={() => setOpen(false)} />}
    </div>
  );
}

interface ValueNowProps extends InPlay {
  readonly level: Level;
}

/** A value beside its bound: whether it is enough so far, can still come, or is lost, and when it is judged. */
function ValueNow({ level, condition, standing }: ValueNowProps): JSX.Element {
  const unit = unitOf(level, condition.figure);
  const { state, judgedInS } = standing;
  return (
    <span class={`value-now ${state}`}>
      {state === 'met' && <VerbIcon name="check" />}
      {state === 'lost' && <VerbIcon name="x" />}
      <strong>{standingValue(unit, condition, standing)}</strong>
      <span class="soft">{boundSign(unit, condition)}</span>
      {judgedInS !== undefined && (
        <span class="value-due">
          <VerbIcon name="timer" />
          {duration(judgedInS)}
        </span>
      )}
    </span>
  );
}

function StarsDialog({ level, onClose }: { level: Level; onClose: () => void }): JSX.Element {
  const now = useAttempt().session.level.value;
  return (
    <LevelDialog title={t('attempt.starsSoFar')} onClose={onClose}>
      <p class="small soft">{t('attempt.endCounts')}</p>
      <StarReasons
        level={level}
        won={now?.stars.filter(Boolean).length}
        conditions={now?.conditions}
        standings={now?.standings}
      />
    </LevelDialog>
  );
}
