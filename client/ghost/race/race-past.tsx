import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { keptJournal } from '#client/local/kept/kept-games.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import { useGhosts } from '../run/ghost-line.ts';
import { noGhostWords } from '../show/ghost-words.ts';
import { raceNow } from './race-now.ts';

/** The team of a game alone. */
const ALONE = 0;

/** Makes a ghost of a game of this device, and goes to race it. */
export function RacePast({ game }: { game: string }): JSX.Element {
  const line = useGhosts();
  const [state, setState] = useState<{ readonly busy: boolean; readonly problem?: string }>({ busy: false });
  const race = async (): Promise<void> => {
    setState({ busy: true });
    const journal = await keptJournal(game);
    if (journal === undefined) return setState({ busy: false, problem: t('ghost.notKept') });
    const made = await line.ask('make', { journal, team: ALONE, who: 'own' });
    if (made.ok) raceNow(made.value);
    else setState({ busy: false, problem: noGhostWords(made.problem) });
  };
  return (
    <>
      <Button size="small" busy={state.busy} onClick={() => void race()}>
        {t('ghost.raceThis')}
      </Button>
      {state.problem !== undefined && (
        <p class="small" role="alert">
          {state.problem}
        </p>
      )}
    </>
  );
}
