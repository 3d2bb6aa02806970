import type { TeamView } from '#shared/protocol/messages.ts';
import { t } from './words.ts';

/** What a team is called. */
export function teamName({ emblem }: TeamView): string {
  return t(`names.team.${emblem}`);
}
