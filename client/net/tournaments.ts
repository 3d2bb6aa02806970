import type { TournamentExport } from '#shared/tournament/export.ts';
import type {
  CheckedIn,
  CreateTournament,
  EnterTournament,
  EntrantView,
  EntryGranted,
  LiveMatches,
  OrganiserView,
  TournamentCreated,
  TournamentDeed,
  TournamentView,
} from '#shared/tournament/messages.ts';
import { type Answer, bearer, keyHeader, request } from './api.ts';

/** What pages ask the server about tournaments. */

/** A tournament of a host, in a list. */
export interface HostedTournament {
  readonly code: string;
  readonly title: string;
  readonly phase: TournamentView['phase'];
  readonly entries: number;
}

const ROOT = '/api/tournaments';

function pathOf(code: string, part = ''): string {
  return `${ROOT}/${encodeURIComponent(code)}${part}`;
}

export function createTournament(wish: CreateTournament, hostKey: string): Promise<Answer<TournamentCreated>> {
  return request('POST', ROOT, { body: wish, headers: keyHeader(hostKey) });
}

export function listTournaments(hostKey: string): Promise<Answer<readonly HostedTournament[]>> {
  return request('GET', ROOT, { headers: keyHeader(hostKey) });
}

export function findTournament(code: string): Promise<Answer<TournamentView>> {
  return request('GET', pathOf(code));
}

/** The matches that are played, as late as spectators are. */
export function liveMatches(code: string): Promise<Answer<LiveMatches>> {
  return request('GET', pathOf(code, '/live'));
}

export function matchJournal(code: string, match: number): Promise<Answer<string>> {
  return request('GET', pathOf(code, `/matches/${match}/journal`), { read: (reply) => reply.text() });
}

/** `organiserToken`: by the organiser, who may see it before it is revealed. */
export function tournamentExport(code: string, organiserToken?: string): Promise<Answer<TournamentExport>> {
  return request(
    'GET',
    pathOf(code, '/export'),
    organiserToken === undefined ? {} : { headers: bearer(organiserToken) },
  );
}

export function enterTournament(
  code: string,
  wish: EnterTournament,
  organiserToken?: string,
): Promise<Answer<EntryGranted>> {
  const headers = organiserToken === undefined ? {} : { headers: bearer(organiserToken) };
  return request('POST', pathOf(code, '/entries'), { body: wish, ...headers });
}

export function organiserView(code: string, token: string): Promise<Answer<OrganiserView>> {
  return request('GET', pathOf(code, '/organiser'), { headers: bearer(token) });
}

export function doDeed(code: string, token: string, deed: TournamentDeed): Promise<Answer<OrganiserView>> {
  return request('POST', pathOf(code, '/deeds'), { body: deed, headers: bearer(token) });
}

/** Asking counts as being there. */
export function entrantView(code: string, token: string): Promise<Answer<EntrantView>> {
  return request('GET', pathOf(code, '/entry'), { headers: bearer(token) });
}

/** `lang`: of the language in which the hall names things. */
export function checkIn(code: string, token: string, lang: string): Promise<Answer<CheckedIn>> {
  return request('POST', pathOf(code, '/entry/check-in'), { body: { lang }, headers: bearer(token) });
}

export function withdrawEntry(code: string, token: string): Promise<Answer<EntrantView>> {
  return request('POST', pathOf(code, '/entry/withdraw'), { body: {}, headers: bearer(token) });
}
