import { type Request, type Response, Router } from 'express';
import type { LiveTournament } from '../../tournaments/tournament.ts';
import { organiserView } from '../../tournaments/views.ts';
import { erasePerson } from '../office/erase-session.ts';
import { sendProblem } from '../problems.ts';
import { bearerOf, find, ORGANISER, type TournamentSiteDeps } from './tournaments.ts';

/** Takes a person out of a tournament: the name of the entry, and the people of that entry in the rooms of its matches. */
export function tournamentEraseRoutes(deps: TournamentSiteDeps): Router {
  const router = Router();
  router.delete('/api/tournaments/:code/entries/:entry', async (request, response) => {
    const tournament = find(deps.desk, request, response);
    if (!tournament) return;
    if (!deps.desk.isOrganiser(tournament, bearerOf(request))) return sendProblem(response, { code: 'badToken' });
    await erase(deps, tournament, request, response);
  });
  return router;
}

async function erase(
  deps: TournamentSiteDeps,
  tournament: LiveTournament,
  request: Request,
  response: Response,
): Promise<void> {
  const entry = Number(request.params.entry);
  const { header } = tournament.book;
  // Whoever plays is erased when the match is over.
  if (tournament.matchOf(entry)) return sendProblem(response, { code: 'notOver' });
  if (!(await deps.office.registry('eraseEntrant', header.code, entry)))
    return sendProblem(response, { code: 'notFound' });
  await erasePeople(deps, tournament, entry);
  await deps.desk.forget({ tournament, entry });
  await deps.office.note(ORGANISER, 'entrantErased', header.code, String(entry));
  response.json(await organiserView(tournament, deps.desk.publicKey));
}

async function erasePeople(deps: TournamentSiteDeps, { book }: LiveTournament, entry: number): Promise<void> {
  for (const { no, entries } of book.state.matches) {
    const hosted = book.rooms.get(no);
    if (!hosted || !entries.includes(entry)) continue;
    const people = await deps.office.registry('people', hosted.room);
    for (const { grant, team } of people)
      if (team === entries.indexOf(entry))
        await erasePerson(deps, { room: hosted.room, code: hosted.session }, grant, ORGANISER);
  }
}
