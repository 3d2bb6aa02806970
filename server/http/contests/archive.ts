import { Router } from 'express';
import type { LiveMatches } from '#shared/tournament/messages.ts';
import { publicView } from '../../tournaments/views.ts';
import { sendProblem } from '../problems.ts';
import { within } from '../session-deps.ts';
import { bearerOf, find, type TournamentSiteDeps } from './tournaments.ts';

/** What anybody may watch and take away: running matches some time late, journals of those that are over, the signed export. */
export function tournamentArchiveRoutes(deps: TournamentSiteDeps): Router {
  const { desk } = deps;
  const router = Router();
  router.get('/api/tournaments/:code/live', (request, response) => {
    const tournament = find(desk, request, response);
    if (tournament) response.json({ matches: desk.liveOf(tournament) } satisfies LiveMatches);
  });
  router.get('/api/tournaments/:code/matches/:no/journal', async (request, response) => {
    const tournament = find(desk, request, response);
    if (!tournament) return;
    if (!(await within(deps, response, 'debrief', `tournament/${request.ip}`))) return;
    const no = Number(request.params.no);
    const { matches } = await publicView(tournament, desk.publicKey);
    const isShown =
      desk.isOrganiser(tournament, bearerOf(request)) || matches.some((each) => each.no === no && each.replay);
    const journal = isShown ? await desk.journalOf(tournament, no) : undefined;
    if (journal === undefined) return sendProblem(response, { code: 'notFound' });
    response.attachment(`match-${no}.ndjson`).type('application/x-ndjson').send(journal);
  });
  router.get('/api/tournaments/:code/export', async (request, response) => {
    const tournament = find(desk, request, response);
    if (!tournament) return;
    if (!(await within(deps, response, 'debrief', `tournament/${request.ip}`))) return;
    const { frozen } = await publicView(tournament, desk.publicKey);
    const isShown = desk.isOrganiser(tournament, bearerOf(request)) || !frozen;
    const told = isShown ? await deps.front.store.tournamentExport(tournament.book.header.code) : '';
    if (told === '') return sendProblem(response, { code: 'notOver' });
    response.attachment(`tournament-${tournament.book.header.code}.json`).type('application/json').send(told);
  });
  return router;
}
