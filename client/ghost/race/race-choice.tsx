import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { t } from '#client/words/words.ts';
import type { GhostPlace } from '#shared/replay/ghost/ghost.ts';
import { useGhosts } from '../run/ghost-line.ts';
import type { GhostAnswer, GhostFacts } from '../run/ghost-messages.ts';
import { noGhostWords, placeTitle } from '../show/ghost-words.ts';
import { GhostField } from './ghost-field.tsx';
import { bestOf } from './kept-ghosts.ts';
import '#client/ui/controls/pick.css';
import '../show/ghost.css';

export interface RaceChoiceProps {
  readonly place: GhostPlace;
  readonly seed: string;
  /** A ghost that was chosen before, packed. */
  readonly given?: string | undefined;
  /** The ghost that is chosen, packed; nothing while it is being found (`finding`), or if there is none. */
  readonly onChoose: (text: string | undefined, finding: boolean) => void;
}

type Against = 'nobody' | 'best' | 'reference' | 'link';

/** Whom a game is raced against: nobody, the own best, the reference, or a ghost that somebody has handed on. */
export function RaceChoice({ place, seed, given, onChoose }: RaceChoiceProps): JSX.Element {
  const line = useGhosts();
  const name = useId();
  const [against, setAgainst] = useState<Against>(given === undefined ? 'nobody' : 'link');
  const [link, setLink] = useState(given ?? '');
  const best = bestOf(place, seed);
  const found = useFound({ line, place, seed, against, link, best: best?.text });
  const problem = found && found !== 'waiting' ? problemOf(found, place, seed) : undefined;
  const text = found && found !== 'waiting' && found.ok && problem === undefined ? found.value.text : undefined;
  const finding = found === 'waiting';
  useEffect(() => onChoose(text, finding), [text, finding]);
  const choices: readonly Against[] = ['nobody', ...(best ? (['best'] as const) : []), 'reference', 'link'];
  return (
    <fieldset class="race-choice">
      <legend>{t('ghost.against')}</legend>
      <div class="row">
        {choices.map((choice) => (
          <label key={choice} class="pick">
            <input type="radio" name={name} checked={choice === against} onChange={() => setAgainst(choice)} />
            <span>{t(`ghost.choice.${choice}`)}</span>
          </label>
        ))}
      </div>
      {against === 'link' && <GhostField value={link} onText={setLink} error={problem} />}
      <p class="small soft" role="status">
        {finding && t('ghost.playing')}
        {against !== 'link' && problem}
        {text !== undefined && t('ghost.ready')}
      </p>
      {found && found !== 'waiting' && found.ok && problem !== undefined && (
        <Button size="small" onClick={() => navigate(`/ghost#${found.value.text}`)}>
          {t('ghost.itsHall')}
        </Button>
      )}
    </fieldset>
  );
}

/** Why what was found cannot be raced here. */
function problemOf(found: GhostAnswer, place: GhostPlace, seed: string): string | undefined {
  if (!found.ok) return noGhostWords(found.problem);
  return isOf(found.value, place, seed)
    ? undefined
    : t('ghost.elsewhere', { place: placeTitle(found.value.place), seed: found.value.seed });
}

function isOf(ghost: GhostFacts, place: GhostPlace, seed: string): boolean {
  return ghost.place.kind === place.kind && ghost.place.id === place.id && ghost.seed === seed;
}

interface Search {
  readonly line: ReturnType<typeof useGhosts>;
  readonly place: GhostPlace;
  readonly seed: string;
  readonly against: Against;
  readonly link: string;
  readonly best: string | undefined;
}

/** The ghost of a choice; nothing where none is chosen. */
function useFound({ line, place, seed, against, link, best }: Search): GhostAnswer | 'waiting' | undefined {
  const [found, setFound] = useState<GhostAnswer | 'waiting'>();
  useEffect(() => {
    const asked = ask(line, { place, seed, against, link, best });
    setFound(asked && 'waiting');
    let left = false;
    void asked?.then(
      (answer) => !left && setFound(answer),
      () => !left && setFound({ ok: false, problem: 'unreadable' }),
    );
    return () => {
      left = true;
    };
  }, [line, place.kind, place.id, seed, against, link, best]);
  return found;
}

function ask(
  line: Search['line'],
  { place, seed, against, link, best }: Omit<Search, 'line'>,
): Promise<GhostAnswer> | undefined {
  if (against === 'reference') return line.ask('reference', { place, seed });
  if (against === 'best' && best !== undefined) return line.ask('read', { text: best });
  if (against === 'link' && link !== '') return line.ask('read', { text: link });
  return undefined;
}
