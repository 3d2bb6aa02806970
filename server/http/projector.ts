import { Router } from 'express';
import type { CoHostGranted, ProjectorGranted } from '#shared/protocol/hosting.ts';
import { problemOf } from '../rooms/requests.ts';
import { sendProblem } from './problems.ts';
import { type SessionDeps, within } from './session-deps.ts';
import { findRoom } from './sessions.ts';
import { ticketOf } from './ticket-of.ts';

/** Ways in for whoever shows the token of a session's instructor: for its projector, and for a co-host. They end with that. */
export function projectorRoutes(deps: SessionDeps): Router {
  const router = Router();
  router.post('/api/sessions/:code/projector', async (request, response) => {
    const listed = findRoom(deps, request, response);
    if (!listed) return;
    const ticket = await ticketOf(deps, request);
    if (ticket?.room !== listed.room || ticket.who.role !== 'instructor')
      return sendProblem(response, { code: 'badToken' });
    const { who, room } = ticket;
    if (!(await within(deps, response, 'connect', `${room}/projectors`))) return;
    const known = await deps.front.ask<'admit'>(room, { type: 'admit', who });
    if (!known.ok) return sendProblem(response, problemOf(known));
    const granted: ProjectorGranted = {
      projectorToken: await deps.tokens.sign({ room, who: { role: 'projector', generation: who.generation } }),
    };
    response.status(201).json(granted);
  });
  router.post('/api/sessions/:code/co-hosts', async (request, response) => {
    const listed = findRoom(deps, request, response);
    if (!listed) return;
    const ticket = await ticketOf(deps, request);
    if (ticket?.room !== listed.room) return sendProblem(response, { code: 'badToken' });
    const { who, room } = ticket;
    if (!(await within(deps, response, 'connect', `${room}/co-hosts`))) return;
    const answer = await deps.front.ask<'coHost'>(room, { type: 'coHost', who });
    if (!answer.ok) return sendProblem(response, problemOf(answer));
    const granted: CoHostGranted = { coHostToken: await deps.tokens.sign({ room, who: answer.who }) };
    response.status(201).json(granted);
  });
  return router;
}
