import { type Response, Router } from 'express';
import { normaliseCode } from '#shared/protocol/codes.ts';
import type { Packed } from '../threads/wire.ts';
import type { Ticket } from '../tokens.ts';
import { sendProblem } from './problems.ts';
import { type SessionDeps, within } from './session-deps.ts';
import { ticketOf } from './ticket-of.ts';

/** What can be had of a session that has been played, also after its room was closed: see `server/debrief`. */
const TYPES = { debrief: 'application/json', journal: 'application/x-ndjson' } as const;

export function debriefRoutes(deps: SessionDeps): Router {
  const router = Router();
  for (const what of ['debrief', 'journal'] as const) {
    router.get(`/api/sessions/:code/${what}`, async (request, response) => {
      const ticket = await ticketOf(deps, request);
      if (!ticket) return sendProblem(response, { code: 'badToken' });
      if (!(await within(deps, response, 'debrief', nameOf(ticket)))) return;
      const code = normaliseCode(String(request.params.code ?? ''));
      const packs = request.acceptsEncodings('gzip') === 'gzip';
      const packed = await deps.front.lookBack({ what, code, ...ticket }, packs);
      send(response, packed, what, code);
    });
  }
  return router;
}

/** Who is counted: everybody of a session by themselves. */
function nameOf({ room, who }: Ticket): string {
  return `${room}/${who.role === 'player' ? who.seat : who.role}`;
}

function send(response: Response, packed: Packed, what: keyof typeof TYPES, code: string): void {
  if (!packed.ok) return void sendProblem(response, { code: packed.problem });
  response.set('Vary', 'Accept-Encoding');
  if (packed.packed) response.set('Content-Encoding', 'gzip');
  if (what === 'journal') response.attachment(`overcommit-${code}.ndjson`);
  response.type(TYPES[what]).send(Buffer.from(packed.bytes.buffer, packed.bytes.byteOffset, packed.bytes.byteLength));
}
