import type { Request, Response } from 'express';
import { normaliseCode } from '#shared/protocol/codes.ts';
import type { Problem, SeatGranted, TakeSeat } from '#shared/protocol/messages.ts';
import type { Listed } from '../directory.ts';
import { deviceInRoom } from '../door/devices.ts';
import { bitsOf } from '../door/join-tickets.ts';
import { problemOf, type Refused, type RoomRequest } from '../rooms/requests.ts';
import { sendProblem } from './problems.ts';
import type { SessionDeps } from './session-deps.ts';

type Granted = { readonly ok: true; readonly seat: SeatGranted; readonly fresh: boolean } | Refused;
type Wish = Omit<Extract<RoomRequest, { type: 'takeSeat' }>, 'type'>;

/** Takes a seat for the browser of a ticket, or its old one for a seat code. */
export async function takeSeat(
  deps: SessionDeps,
  listed: Listed,
  wish: TakeSeat,
  request: Request,
  response: Response,
): Promise<void> {
  const { door } = deps;
  const device = door.tickets.read(wish.ticket, listed.room);
  const shown = door.devices.of(request.get('cookie'));
  if (device === undefined || (shown ?? device) !== device) return sendProblem(response, { code: 'ticketNeeded' });
  if (wish.seatCode === undefined) await takeNew(deps, listed, wish, device, response);
  else await takeOld(deps, listed, wish, device, response);
}

/** A new seat costs work when many want one; a browser that is known here pays nothing. */
async function takeNew(
  deps: SessionDeps,
  listed: Listed,
  wish: TakeSeat,
  device: string,
  response: Response,
): Promise<void> {
  const { door } = deps;
  const { room } = listed;
  const inRoom = deviceInRoom(device, room);
  const bits = door.standing.has(device) || door.waiting.has(inRoom) ? 0 : door.seats.bits(room);
  if (bitsOf(wish, '') < bits) return sendProblem(response, { code: 'workNeeded', bits });
  const { name, lang } = wish;
  const granted = await grantSeat(deps, listed, { lang, device: inRoom, ...(name === undefined ? {} : { name }) });
  if (granted.ok ? granted.fresh : granted.problem === 'waitForApproval' && !door.waiting.has(inRoom))
    door.seats.note(room);
  if (granted.ok) door.standing.add(device);
  else if (granted.problem === 'waitForApproval') door.waiting.add(inRoom);
  send(response, granted);
}

/** A right seat code is never kept waiting by wrong ones; under a rain of them each one, right or wrong, costs work. */
async function takeOld(
  deps: SessionDeps,
  listed: Listed,
  wish: TakeSeat,
  device: string,
  response: Response,
): Promise<void> {
  const { door } = deps;
  const { room } = listed;
  const seatCode = normaliseCode(wish.seatCode ?? '');
  const bits = door.guesses.bits(room);
  if (bitsOf(wish, seatCode) < bits) return sendProblem(response, { code: 'workNeeded', bits });
  const granted = await grantSeat(deps, listed, { lang: wish.lang, seatCode, device: deviceInRoom(device, room) });
  if (granted.ok) door.standing.add(device);
  else if (granted.problem === 'unknownCode') {
    door.guesses.note(room);
    const waitS = await door.patience.wrong(`${room}/${device}`);
    if (waitS !== undefined) return sendProblem(response, { code: 'tooMany', retryAfterS: Math.ceil(waitS) });
  }
  send(response, granted);
}

/** Asks the room for a seat; with it comes its token. */
export async function grantSeat(deps: SessionDeps, { room }: Listed, wish: Wish): Promise<Granted> {
  const answer = await deps.front.ask<'takeSeat'>(room, { type: 'takeSeat', ...wish });
  if (!answer.ok)
    return deps.directory.byId(room) ? answer : refusedAs(deps.directory.whyAbsent(room, problemOf(answer)));
  const { seat, grant, seatCode, name, fresh } = answer.taken;
  const token = await deps.tokens.sign({ room, who: { role: 'player', seat, grant } });
  return { ok: true, seat: { room, seat, token, seatCode, name }, fresh };
}

function send(response: Response, granted: Granted): void {
  if (granted.ok) return void response.status(201).json(granted.seat);
  const field = FIELDS[granted.problem];
  sendProblem(response, { ...problemOf(granted), ...(field === undefined ? {} : { field }) });
}

/** Which field of the request a problem is about. */
const FIELDS: { readonly [C in Problem['code']]?: string } = { nameNotAllowed: 'name', unknownCode: 'seatCode' };

/** The room has gone in the meantime: the same is said as to sockets. */
function refusedAs({ code, retryAfterS }: Problem): Refused {
  return { ok: false, problem: code, ...(retryAfterS === undefined ? {} : { retryAfterS }) };
}
