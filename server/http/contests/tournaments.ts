import { type Request, type Response, Router } from 'express';
import { normaliseCode } from '#shared/protocol/codes.ts';
import type { Deed } from '#shared/protocol/office.ts';
import type { CreateTournament, TournamentDeed } from '#shared/tournament/messages.ts';
import { doDeed } from '../../tournaments/deeds.ts';
import type { TournamentDesk } from '../../tournaments/desk.ts';
import type { LiveTournament } from '../../tournaments/tournament.ts';
import { organiserView, publicView } from '../../tournaments/views.ts';
import { hostOf } from '../office/who-asks.ts';
import { sendProblem } from '../problems.ts';
import { parse } from '../schemas.ts';
import { type SessionDeps, within } from '../session-deps.ts';
import { isWrongKey } from '../sessions.ts';
import { createTournamentSchema, enterTournamentSchema, tournamentDeedSchema } from './schemas.ts';

export interface TournamentSiteDeps extends SessionDeps {
  readonly desk: TournamentDesk;
}

/** Tournaments for who runs them and who looks on. */
export function tournamentRoutes(deps: TournamentSiteDeps): Router {
  const { desk } = deps;
  const router = Router();
  router.post('/api/tournaments', async (request, response) => {
    const body = parse(createTournamentSchema, request.body);
    if (!body.ok) return sendProblem(response, { code: 'badRequest', ...(body.field ? { field: body.field } : {}) });
    const host = await askHost(deps, request, response);
    if (!host) return;
    if (!(await within(deps, response, 'create', request.ip ?? ''))) return;
    const created = await desk.create(body.value as CreateTournament);
    if (created) {
      await deps.office.note(host.who, 'tournamentOpened', created.code);
      response.status(201).json(created);
    } else sendProblem(response, { code: 'tooMany', retryAfterS: 60 });
  });
  router.get('/api/tournaments', async (request, response) => {
    if (await askHost(deps, request, response)) response.json(desk.listed());
  });
  router.get('/api/tournaments/:code', async (request, response) => {
    const tournament = find(desk, request, response);
    if (tournament) response.json(await publicView(tournament, desk.publicKey));
  });
  router.get('/api/tournaments/:code/organiser', async (request, response) => {
    const tournament = findOwn(desk, request, response);
    if (tournament) response.json(await organiserView(tournament, desk.publicKey));
  });
  router.post('/api/tournaments/:code/deeds', async (request, response) => {
    const tournament = findOwn(desk, request, response);
    if (!tournament) return;
    const body = parse(tournamentDeedSchema, request.body);
    if (!body.ok) return sendProblem(response, { code: 'badRequest', ...(body.field ? { field: body.field } : {}) });
    const done = await doDeed(tournament, body.value);
    if (done.ok) await noteDeed(deps, tournament.book.header.code, body.value);
    if (done.ok) response.json(await organiserView(tournament, desk.publicKey));
    else sendProblem(response, { code: done.problem });
  });
  router.post('/api/tournaments/:code/entries', (request, response) => enter(deps, request, response));
  return router;
}

/** Somebody enters, or is entered by the organiser. */
async function enter(deps: TournamentSiteDeps, request: Request, response: Response): Promise<void> {
  const { desk } = deps;
  const tournament = find(desk, request, response);
  if (!tournament) return;
  const body = parse(enterTournamentSchema, request.body);
  if (!body.ok) return sendProblem(response, { code: 'badRequest', ...(body.field ? { field: body.field } : {}) });
  const isOrganiser = desk.isOrganiser(tournament, bearerOf(request));
  if (!isOrganiser && !tournament.book.header.settings.openEntry) return sendProblem(response, { code: 'badToken' });
  if (!isOrganiser && !(await within(deps, response, 'create', request.ip ?? ''))) return;
  const entered = await desk.enter(tournament, body.value);
  if (entered.ok) response.status(201).json(entered.granted);
  else sendProblem(response, { code: entered.problem, ...(entered.problem === 'nameNotAllowed' && { field: 'name' }) });
}

/** What an organiser is in the log of deeds: whoever has the token. */
export const ORGANISER = 'instructor';
/** What an organiser does that the log of deeds tells, beside what the tournament tells of it. */
const NOTED: { readonly [T in TournamentDeed['type']]?: Deed } = {
  hold: 'tournamentHeld',
  close: 'tournamentClosed',
  correct: 'tournamentCorrected',
  walkover: 'tournamentCorrected',
  replay: 'tournamentCorrected',
  undo: 'tournamentCorrected',
};

async function noteDeed({ office }: SessionDeps, code: string, deed: TournamentDeed): Promise<void> {
  const noted = NOTED[deed.type];
  const detail = 'match' in deed ? `${deed.type} ${deed.match}` : deed.type;
  if (noted) await office.note(ORGANISER, noted, code, detail);
}

async function askHost(deps: SessionDeps, request: Request, response: Response) {
  const host = await hostOf(deps, request);
  if (!host && !(await isWrongKey(deps, request, response))) sendProblem(response, { code: 'hostKeyNeeded' });
  return host;
}

export function bearerOf(request: Request): string {
  return /^Bearer (\S{1,100})$/.exec(request.get('authorization') ?? '')?.[1] ?? '';
}

export function find(desk: TournamentDesk, request: Request, response: Response): LiveTournament | undefined {
  const tournament = desk.byCode(normaliseCode(String(request.params.code ?? '')));
  if (!tournament) sendProblem(response, { code: 'unknownCode' });
  return tournament;
}

/** The tournament of an organiser's token. */
function findOwn(desk: TournamentDesk, request: Request, response: Response): LiveTournament | undefined {
  const tournament = find(desk, request, response);
  if (!tournament || desk.isOrganiser(tournament, bearerOf(request))) return tournament;
  sendProblem(response, { code: 'badToken' });
  return undefined;
}
