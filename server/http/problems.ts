import type { ErrorRequestHandler, Response } from 'express';
import type { Problem, ProblemCode } from '#shared/protocol/messages.ts';
import type { Log } from '../rooms/room-deps.ts';
import { BadStorage } from '../storage/bad-storage.ts';

const STATUS: { readonly [C in ProblemCode]?: number } = {
  badRequest: 400,
  nameNotAllowed: 400,
  badToken: 401,
  hostKeyNeeded: 401,
  unknownCode: 404,
  unknownScenario: 404,
  notFound: 404,
  roomFull: 409,
  notOpen: 409,
  roomLocked: 409,
  roomOver: 410,
  notOver: 409,
  otherRules: 410,
  kicked: 403,
  waitForApproval: 403,
  otherSeat: 409,
  ticketNeeded: 403,
  workNeeded: 428,
  passNeeded: 428,
  oldVersion: 426,
  tooMany: 429,
  roomFailed: 503,
  moved: 503,
  wrongSignIn: 401,
  accountLocked: 403,
  signInNeeded: 401,
  notAllowed: 403,
  mustChange: 403,
  weakPassword: 400,
  loginTaken: 409,
  lastAdmin: 409,
  storageFailing: 503,
  badOrigin: 403,
  internal: 500,
};

/** Answers a request with a problem. */
export function sendProblem(response: Response, problem: Problem): void {
  if (problem.retryAfterS !== undefined) response.set('Retry-After', String(Math.ceil(problem.retryAfterS)));
  const passing = problem.code === 'internal' && problem.retryAfterS !== undefined;
  response.status(passing ? 503 : (STATUS[problem.code] ?? 500)).json(problem);
}

/** Last in line: a body that is no JSON, a storage that takes nothing at the moment, or a bug of ours. */
export function problemHandler(log: Log): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const { status } = error as { status?: unknown };
    if (typeof status === 'number' && status >= 400 && status < 500)
      return sendProblem(response, { code: 'badRequest' });
    if (error instanceof BadStorage && error.problem !== 'lost') {
      log.warn({ problem: error.message }, 'storageFailing');
      return sendProblem(response, { code: 'storageFailing', retryAfterS: 5 });
    }
    log.error({ problem: error instanceof Error ? error.stack : String(error) }, 'requestFailed');
    sendProblem(response, { code: 'internal' });
  };
}
