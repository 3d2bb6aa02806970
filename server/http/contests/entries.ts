import { type Request, type Response, Router } from 'express';
import { deviceInRoom } from '../../door/devices.ts';
import type { EntryOf, TournamentDesk } from '../../tournaments/desk.ts';
import { entrantView } from '../../tournaments/views.ts';
import { deviceOf } from '../device-of.ts';
import { sendProblem } from '../problems.ts';
import { parse } from '../schemas.ts';
import { within } from '../session-deps.ts';
import { checkInSchema } from './schemas.ts';
import { bearerOf, find, type TournamentSiteDeps } from './tournaments.ts';

/** What an entry of a tournament does: looks what comes next, checks in, withdraws. */
export function tournamentEntryRoutes(deps: TournamentSiteDeps): Router {
  const { desk } = deps;
  const router = Router();
  router.get('/api/tournaments/:code/entry', (request, response) => {
    const own = findEntry(desk, request, response);
    if (!own) return;
    own.tournament.presence.seen(own.entry);
    response.json(entrantView(own.tournament, own.entry));
  });
  router.post('/api/tournaments/:code/entry/check-in', async (request, response) => {
    const own = findEntry(desk, request, response);
    const body = parse(checkInSchema, request.body);
    if (!own) return;
    if (!body.ok) return sendProblem(response, { code: 'badRequest' });
    if (!(await within(deps, response, 'seat', `${request.params.code}/${own.entry}`))) return;
    await checkIn(deps, own, body.value.lang, request, response);
  });
  router.post('/api/tournaments/:code/entry/withdraw', async (request, response) => {
    const own = findEntry(desk, request, response);
    if (!own) return;
    await desk.withdraw(own);
    response.json(entrantView(own.tournament, own.entry));
  });
  return router;
}

async function checkIn(
  deps: TournamentSiteDeps,
  own: EntryOf,
  lang: string,
  request: Request,
  response: Response,
): Promise<void> {
  const device = deviceOf(deps, request, response);
  const seated = await deps.desk.checkIn(own, (room) => deviceInRoom(device, room), lang);
  if (!seated.ok) return sendProblem(response, { code: seated.problem });
  const { room, session, taken } = seated;
  const { seat, grant, seatCode, name } = taken;
  const token = await deps.tokens.sign({ room, who: { role: 'player', seat, grant } });
  deps.door.standing.add(device);
  response.status(201).json({ session, seat: { room, seat, token, seatCode, name } });
}

/** The entry of a token, if it is one of the tournament that is asked for. */
function findEntry(desk: TournamentDesk, request: Request, response: Response): EntryOf | undefined {
  const tournament = find(desk, request, response);
  if (!tournament) return undefined;
  const own = desk.entryOf(bearerOf(request));
  if (own?.tournament === tournament) return own;
  sendProblem(response, { code: 'badToken' });
  return undefined;
}
