import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';
import { judge } from '#shared/levels/judge.ts';
import type { MachineLevel, MachineMove } from '#shared/levels/machine-level.ts';
import { LevelEnd } from '../end/level-end.tsx';
import { LevelHead } from '../level/level-head.tsx';
import { HintList } from '../play/hint-list.tsx';
import { StarReasons } from '../words/star-reasons.tsx';
import { MachinePlay } from './machine-play.tsx';
import './machine-attempt.css';

export interface MachineAttemptProps {
  readonly level: MachineLevel;
  readonly seed: string;
  /** Plays it again with the same seed. */
  readonly onAgain: () => void;
  /** Plays it again with another seed. */
  readonly onAnother: () => void;
}

/** One attempt at a level on the small machine: its steps with the stars so far, then what it came to. */
export function MachineAttempt({ level, seed, onAgain, onAnother }: MachineAttemptProps): JSX.Element {
  const [moves, setMoves] = useState<readonly MachineMove[]>([]);
  const [hints, setHints] = useState<readonly number[]>([]);
  const [isDone, setDone] = useState(false);
  const judged = judge(level, { level, seed, moves });
  const spent = hints.some((hint) => level.hints[hint - 1]?.costs);
  const stars = judged.stars.map((won, i) => won && !(spent && i === judged.stars.length - 1));
  const result = { ...judged, stars };
  if (isDone) return <LevelEnd {...{ level, result, spent, onAgain, onAnother }} />;
  return (
    <div class="stack loose">
      <div class="machine-attempt-head">
        <LevelHead level={level} />
        <div class="row">
          <Hints level={level} seen={hints} onTake={(hint) => setHints([...hints, hint])} />
          <Button size="small" onClick={onAgain}>
            <VerbIcon name="refresh" /> {t('attempt.again')}
          </Button>
        </div>
      </div>
      <MachinePlay level={level} seed={seed} onMoves={setMoves} onDone={() => setDone(true)} />
      <details class="panel" open={moves.length > 0}>
        <summary>
          <strong>{t('attempt.starsSoFar')}</strong>
        </summary>
        <StarReasons
          level={level}
          won={moves.length > 0 ? stars.filter(Boolean).length : undefined}
          conditions={moves.length > 0 ? result.conditions : undefined}
        />
      </details>
    </div>
  );
}

interface HintsProps {
  readonly level: MachineLevel;
  readonly seen: readonly number[];
  readonly onTake: (hint: number) => void;
}

function Hints({ level, seen, onTake }: HintsProps): JSX.Element | null {
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  if (level.hints.length === 0) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <VerbIcon name="lightbulb" /> {t('attempt.hints', { count: level.hints.length - seen.length })}
      </Button>
      {open && (
        <Dialog
          title={t('attempt.hintsTitle')}
          onClose={close}
          actions={
            <Button kind="primary" onClick={close}>
              {t('app.close')}
            </Button>
          }
        >
          <HintList level={level} seen={seen} onTake={onTake} />
        </Dialog>
      )}
    </>
  );
}
