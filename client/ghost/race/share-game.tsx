import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { keptJournal } from '#client/local/kept/kept-games.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import { useGhosts } from '../run/ghost-line.ts';
import type { GhostAnswer } from '../run/ghost-messages.ts';
import { ShareGhost } from './share-ghost.tsx';

/** Hands a game alone on as a ghost, long after it was played: made when somebody asks for it. */
export function ShareGame({ game }: { readonly game: string }): JSX.Element {
  const line = useGhosts();
  const [made, setMade] = useState<GhostAnswer | 'making'>();
  const make = async (): Promise<void> => {
    setMade('making');
    const journal = await keptJournal(game);
    setMade(
      journal === undefined
        ? { ok: false, problem: 'unreadable' }
        : await line.ask('make', { journal, team: 0, who: 'own' }),
    );
  };
  if (made === undefined || made === 'making')
    return (
      <Button busy={made === 'making'} onClick={() => void make()}>
        {t('ghost.share')}
      </Button>
    );
  if (made.ok) return <ShareGhost ghost={made.value} />;
  return (
    <p class="notice bad" role="alert">
      {t(`ghost.problem.${made.problem}`)}
    </p>
  );
}
