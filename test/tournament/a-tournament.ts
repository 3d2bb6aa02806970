import type {
  CreateTournament,
  EntryGranted,
  OrganiserView,
  TournamentCreated,
  TournamentDeed,
  TournamentView,
} from '#shared/tournament/messages.ts';

/** A tournament on a server, as its organiser has it. */
export interface TestTournament {
  readonly code: string;
  readonly organiserToken: string;
  enter(name: string, kind?: 'person' | 'team' | 'program'): Promise<EntryGranted>;
  deed(deed: TournamentDeed): Promise<OrganiserView>;
  view(): Promise<TournamentView>;
  organiser(): Promise<OrganiserView>;
  /** Asks until it is so. */
  until(holds: (view: TournamentView) => boolean, what: string): Promise<TournamentView>;
}

/** What a request was answered, whatever that is. */
export async function asked(url: string, token = '', body?: unknown): Promise<{ status: number; text: string }> {
  // A connection is not kept: a test that computes for seconds finds it closed.
  const kept = { 'content-type': 'application/json', connection: 'close' };
  const headers = { ...kept, ...(token && { authorization: `Bearer ${token}` }) };
  const request = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(url, request);
  return { status: answer.status, text: await answer.text() };
}

/** The answer of a request that must be granted. */
export async function granted<T>(url: string, token = '', body?: unknown): Promise<T> {
  const { status, text } = await asked(url, token, body);
  if (status >= 300) throw new Error(`${url}: ${status} ${text}`);
  return JSON.parse(text) as T;
}

export async function aTournament(url: () => string, wish: CreateTournament): Promise<TestTournament> {
  const { code, organiserToken } = await granted<TournamentCreated>(`${url()}/api/tournaments`, '', wish);
  const place = () => `${url()}/api/tournaments/${code}`;
  const view = () => granted<TournamentView>(place());
  return {
    code,
    organiserToken,
    enter: (name, kind = 'program') => granted(`${place()}/entries`, organiserToken, { name, kind }),
    deed: (deed) => granted(`${place()}/deeds`, organiserToken, deed),
    view,
    organiser: () => granted(`${place()}/organiser`, organiserToken),
    async until(holds, what) {
      for (let tries = 0; tries < 30_000; tries++) {
        const now = await view().catch(() => undefined);
        if (now && holds(now)) return now;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`never: ${what}`);
    },
  };
}
