import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type KeptGame, keptGames, keptJournal } from '#client/local/kept/kept-games.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { download } from '#client/ui/files/download.ts';
import { navigate } from '#client/ui/page/router.tsx';
import { t } from '#client/words/words.ts';
import { seedOf, type Task } from '#shared/homework/task.ts';
import { handInName } from './task-words.ts';

interface OwnGamesProps {
  readonly task: Task;
  readonly student: string;
}

/** Games of the task on this device: one that is over can be handed in, one that is not goes on. */
export function OwnGames({ task, student }: OwnGamesProps): JSX.Element {
  const [games, setGames] = useState<readonly KeptGame[]>([]);
  useEffect(() => {
    void keptGames().then((all) => setGames(all.filter((game) => isOf(task, student, game))));
  }, [task, student]);
  const handIn = async (id: string): Promise<void> => {
    const journal = await keptJournal(id);
    if (journal === undefined) toast(t('homework.gone'));
    else download(handInName(task, student), 'application/x-ndjson', journal);
  };
  return (
    <section class="stack">
      <h2>{t('homework.games')}</h2>
      <p class="small soft">{t('homework.gamesHint', { file: handInName(task, student) })}</p>
      {games.length === 0 && <p class="soft">{t('homework.noGames')}</p>}
      <ul class="homework-games">
        {games.map((game, i) => (
          <li key={game.id} class="row">
            <span>{t(game.over ? 'homework.over' : 'homework.unfinished', { no: games.length - i })}</span>
            {game.over ? (
              <Button kind="primary" onClick={() => void handIn(game.id)}>
                {t('homework.handIn')}
              </Button>
            ) : (
              <Button onClick={() => navigate(placeOf(game))}>{t('homework.goOn')}</Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function isOf(task: Task, student: string, { game }: KeptGame): boolean {
  if (game.kind === 'lab' || game.seed !== seedOf(task, student)) return false;
  if (task.kind === 'hall') return game.kind === 'hall' && game.hall === task.hall;
  return task.kind === 'level' && game.kind === 'level' && game.level === task.level && game.untimed !== true;
}

function placeOf({ id, game }: KeptGame): string {
  return game.kind === 'level' ? `/level/${game.level}?game=${id}&seed=${game.seed}` : `/solo/${id}`;
}
