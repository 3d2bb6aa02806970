import type { TeamView } from '#shared/protocol/messages.ts';
import { t } from './words.ts';

/** Names and emblems there are; the ninth team is the first name again, with a number. */
const NAMES = 8;

/** What a team is called. */
export function teamName({ no, emblem }: TeamView): string {
  const name = t(`names.team.${emblem}`);
  return no < NAMES ? name : `${name} ${Math.floor(no / NAMES) + 1}`;
}

/** Its colour, as a CSS value; never alone, always beside emblem and name. */
export function teamColour({ emblem }: TeamView): string {
  return `var(--team-${emblem % NAMES})`;
}
