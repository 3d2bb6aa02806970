import type { Recording } from './recording.ts';

/** Teams that somebody was in at the start; all if nobody was. */
export function teamsPlayed({ header, lines }: Recording): readonly number[] {
  const started = lines.flatMap(({ entry }) => (entry.type === 'started' ? entry.teams : []));
  const all = Array.from({ length: header.teams }, (_, team) => team);
  return started.some((team) => team >= 0) ? all.filter((team) => started.includes(team)) : all;
}
