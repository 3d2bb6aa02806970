import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { levelName, levelWords } from '../words/level-words.ts';
import { TermList } from '../words/term-list.tsx';
import { useAttempt } from './attempt.ts';
import { LevelDialog } from './level-dialog.tsx';
import { useStandStill } from './use-stand-still.ts';

/** What the level is about, in as many lines as there is room for; pressed, the whole of it. */
export function BriefButton(): JSX.Element {
  const { level } = useAttempt();
  const [open, setOpen] = useState(false);
  useStandStill(open);
  const brief = levelWords(level.id, 'brief');
  return (
    <>
      <button type="button" class="strip-brief-open" onClick={() => setOpen(true)}>
        <span class="strip-brief">{brief}</span>
      </button>
      {open && (
        <LevelDialog title={levelName(level.id)} onClose={() => setOpen(false)}>
          <div class="stack">
            <p>{brief}</p>
            <TermList level={level} />
          </div>
        </LevelDialog>
      )}
    </>
  );
}
