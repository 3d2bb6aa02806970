import { keep, kept, keptKeys } from '#client/device/device-store.ts';

/** What lets this device run a tournament, or play in it. */
export type TournamentRole = 'organiser' | 'entry';

const PREFIX = 'overcommit.tournament.';

export function keptTournamentKey(code: string, role: TournamentRole): string | undefined {
  return kept(keyOf(code, role)) ?? undefined;
}

export function keepTournamentKey(code: string, role: TournamentRole, token: string): void {
  keep(keyOf(code, role), token);
}

/** Codes of the tournaments that this device runs or plays in. */
export function keptTournaments(role: TournamentRole): readonly string[] {
  const prefix = keyOf('', role);
  return keptKeys(prefix).map((key) => key.slice(prefix.length));
}

function keyOf(code: string, role: TournamentRole): string {
  return `${PREFIX}${role}.${code}`;
}
