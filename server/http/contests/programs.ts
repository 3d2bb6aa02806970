import express, { type ErrorRequestHandler, Router } from 'express';
import { readTurn } from '#shared/programs/read-turn.ts';
import { TURN_BYTES_MOST } from '#shared/programs/turn.ts';
import { TAKING_OVER } from '../../directory.ts';
import { sendProblem } from '../problems.ts';
import { within } from '../session-deps.ts';
import { bearerOf, type TournamentSiteDeps } from './tournaments.ts';

/** Seconds after which a program that has nothing to play asks again. */
const ASK_AGAIN_S = 1;

/** Turns of programs: see docs/programs.md. Counted by their tokens, and not with the pages of their address. */
export function programRoutes(deps: TournamentSiteDeps): Router {
  const { desk } = deps;
  const router = Router();
  router.post('/api/program/turn', express.json({ limit: TURN_BYTES_MOST }), async (request, response) => {
    if (!deps.directory.isComplete) return sendProblem(response, TAKING_OVER);
    const token = bearerOf(request);
    const own = desk.entryOf(token);
    if (!own) {
      if (await within(deps, response, 'address', request.ip ?? '')) sendProblem(response, { code: 'badToken' });
      return;
    }
    if (!(await within(deps, response, 'program', `${own.tournament.book.header.code}/${own.entry}`))) return;
    const asked = readTurn(request.body);
    if (!asked) return sendProblem(response, { code: 'badRequest' });
    const outcome = await desk.turn(own, asked);
    if (outcome.ok) return void response.type('application/json').send(outcome.text);
    const retry = outcome.problem === 'roomOver' ? {} : { retryAfterS: ASK_AGAIN_S };
    sendProblem(response, { code: outcome.problem, ...retry });
  });
  router.use('/api/program', badBody);
  return router;
}

const badBody: ErrorRequestHandler = (error, _request, response, next) => {
  const { status } = error as { status?: unknown };
  if (typeof status === 'number' && status >= 400 && status < 500 && !response.headersSent)
    return sendProblem(response, { code: 'badRequest' });
  next(error);
};
