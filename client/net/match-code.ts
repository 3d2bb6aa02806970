/** A match of a tournament where pages ask for the code of a session: its replay is opened like that of any game. */

const PREFIX = 'match-';

export function matchCode(tournament: string, match: number): string {
  return `${PREFIX}${tournament}-${match}`;
}

/** The tournament and the match of a code; nothing for that of a session. */
export function matchOfCode(code: string): { readonly tournament: string; readonly match: number } | undefined {
  const [, tournament = '', match = ''] = /^match-(.+)-(\d+)$/.exec(code) ?? [];
  return tournament === '' ? undefined : { tournament, match: Number(match) };
}
