import type { Request, RequestHandler, Response } from 'express';
import type { Door } from '../door/door.ts';
import { bitsOf } from '../door/join-tickets.ts';
import type { Limits } from '../gate/limits.ts';
import { sendProblem } from './problems.ts';

/** Work that opens the way for a browser whose address is flooded: 16 thousand hashes. Design value. */
const PASS_BITS = 14;
/** What tickets and work for it are made for. */
const PASS = 'pass';

interface PaceDeps {
  readonly limits: Limits;
  readonly door: Door;
}

/**
 * Counts requests. Whoever holds a seat is counted by themselves; everybody else of an address together, and when there is
 * too much of that, each browser can buy its own count with some work.
 */
export function pace(deps: PaceDeps): RequestHandler {
  return async (request, response, next) => {
    if (await mayPass(deps, request, response)) next();
  };
}

async function mayPass({ limits, door }: PaceDeps, request: Request, response: Response): Promise<boolean> {
  const device = door.devices.of(request.get('cookie'));
  const paid = device !== undefined && door.standing.has(device) ? device : paidDevice(door, request);
  const wait = paid === undefined ? await limits('address', request.ip ?? '') : await limits('device', paid);
  if (wait === undefined) return true;
  const retryAfterS = Math.ceil(wait);
  if (paid !== undefined) sendProblem(response, { code: 'tooMany', retryAfterS });
  else {
    const ticket = door.tickets.issue(device ?? door.devices.fresh(), PASS);
    sendProblem(response, { code: 'passNeeded', bits: PASS_BITS, ticket, retryAfterS });
  }
  return false;
}

/** The browser that has done the work, as the header `x-pass: <ticket>:<number>` shows. */
function paidDevice(door: Door, request: Request): string | undefined {
  const [ticket, typed] = (request.get('x-pass') ?? '').split(':');
  const work = Number(typed);
  if (ticket === undefined || !Number.isSafeInteger(work)) return undefined;
  return bitsOf({ ticket, work }, PASS) >= PASS_BITS ? door.tickets.read(ticket, PASS) : undefined;
}

/** Counts what is no request of the game: pages and their files. */
export function pagePace({ limits }: PaceDeps): RequestHandler {
  return async (request, response, next) => {
    const wait = await limits('page', request.ip ?? '');
    if (wait === undefined) return next();
    sendProblem(response, { code: 'tooMany', retryAfterS: Math.ceil(wait) });
  };
}
