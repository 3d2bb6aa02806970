import { hallTitle } from '#client/words/hall-title.ts';
import { hasWords, t } from '#client/words/words.ts';
import type { GhostPlace, GhostWho } from '#shared/replay/ghost/ghost.ts';
import type { NoGhost } from '../run/ghost-messages.ts';

/** What a hall or a level is called. */
export function placeTitle({ kind, id }: GhostPlace): string {
  if (kind === 'hall') return hallTitle(id);
  const key = `level.${id}.title`;
  return hasWords(key) ? `${id} ${t(key)}` : t('ghost.level', { id });
}

/** Whose game it is: `the reference`. */
export function whoName(who: GhostWho): string {
  return t(`ghost.who.${who}`);
}

/** Why there is no ghost. */
export function noGhostWords(problem: NoGhost): string {
  return t(`ghost.problem.${problem}`);
}

/** The hash of a world, as eight hexadecimal digits. */
export function hashText(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}
