import type { TournamentDeed } from '#shared/tournament/messages.ts';

/** Gives an organiser's order to the server; what it refuses is said on the page. */
export type Give = (deed: TournamentDeed) => Promise<void>;
