import { type Request, type Response, Router } from 'express';
import { v7 as uuid } from 'uuid';
import { normaliseCode, SESSION_CODE_LENGTH } from '#shared/protocol/codes.ts';
import type {
  CreateSession,
  Problem,
  SeatGranted,
  SessionCreated,
  SessionInfo,
  TakeSeat,
} from '#shared/protocol/messages.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { type Directory, type Listed, MOVED } from '../directory.ts';
import type { Limits } from '../gate/limits.ts';
import { freshCode } from '../rooms/codes.ts';
import { isSameName } from '../rooms/names/name-keys.ts';
import { freshName } from '../rooms/names/names.ts';
import type { Refused } from '../rooms/requests.ts';
import type { Random } from '../rooms/teams.ts';
import type { RoomPlan } from '../storage/journals.ts';
import type { Front } from '../threads/front.ts';
import type { OpenProblem } from '../threads/wire.ts';
import type { Tokens } from '../tokens.ts';
import { type HostRight, mayHost } from './host-right.ts';
import { sendProblem } from './problems.ts';
import { createSessionSchema, parse, takeSeatSchema } from './schemas.ts';

export interface SessionDeps {
  readonly front: Front;
  readonly directory: Directory;
  readonly tokens: Tokens;
  readonly limits: Limits;
  readonly random: Random;
  readonly hostRight: HostRight;
  readonly offered: readonly Scenario[];
  readonly maxRooms: number;
  readonly maxSeats: number;
  /** Sessions for one that anybody may open at a time; 0 = only whoever may host. */
  readonly soloRooms: number;
}

const SEED_LENGTH = 6;

/** Sessions over HTTP: create one, look one up, take a seat. Everything after that goes over the socket. */
export function sessionRoutes(deps: SessionDeps): Router {
  const schema = createSessionSchema(deps.maxSeats);
  const router = Router();
  router.post('/api/sessions', async (request, response) => {
    // Counted before the key is looked at, so that keys cannot be tried out.
    const address = request.ip ?? '';
    if (request.get('x-host-key') !== undefined && !(await within(deps, response, 'hostKey', address))) return;
    const body = parse(schema, request.body);
    if (!body.ok) return sendProblem(response, { code: 'badRequest', ...(body.field ? { field: body.field } : {}) });
    const wish = body.value as CreateSession;
    if (!mayHost(deps.hostRight, request) && !mayPlayAlone(deps, wish))
      return sendProblem(response, { code: 'hostKeyNeeded' });
    if (await within(deps, response, 'create', address)) await create(deps, wish, response);
  });
  router.get('/api/sessions/:code', (request, response) => {
    const listed = findRoom(deps, request, response);
    if (listed) response.json(infoOf(deps, listed, request));
  });
  router.post('/api/sessions/:code/seats', async (request, response) => {
    const listed = findRoom(deps, request, response);
    if (!listed) return;
    const body = parse(takeSeatSchema, request.body);
    if (!body.ok) return sendProblem(response, { code: 'badRequest', ...(body.field ? { field: body.field } : {}) });
    await takeSeat(deps, listed, body.value as TakeSeat, response);
  });
  return router;
}

/** One who plays alone needs no right to host, as long as there is room for that. */
function mayPlayAlone({ directory, soloRooms }: SessionDeps, wish: CreateSession): boolean {
  return wish.solo && directory.solos < soloRooms;
}

async function create(deps: SessionDeps, wish: CreateSession, response: Response): Promise<void> {
  const { directory, front, tokens } = deps;
  const scenario = deps.offered.find(({ id }) => id === wish.scenario);
  if (!scenario) return sendProblem(response, { code: 'unknownScenario', field: 'scenario' });
  if (directory.size >= deps.maxRooms) return sendProblem(response, { code: 'tooMany', retryAfterS: 60 });
  const plan = planOf(deps, scenario, wish);
  const listed = directory.add(plan);
  const opened = await front.create(plan);
  if (!opened.opened) {
    directory.remove(plan.room);
    return sendProblem(response, NOT_OPENED[opened.problem] ?? { code: 'internal' });
  }
  const instructorToken = await tokens.sign({ room: plan.room, who: { role: 'instructor' } });
  const seat = wish.solo ? await grantSeat(deps, listed, { lang: 'en' }) : undefined;
  const created: SessionCreated = {
    code: plan.code,
    room: plan.room,
    instructorToken,
    ...(seat && !('ok' in seat) ? { seat } : {}),
  };
  response.status(201).json(created);
}

/** What becomes of a wish for a session while the storage is not to be had. */
const NOT_OPENED: { readonly [problem in OpenProblem]?: Problem } = {
  unwritten: { code: 'storageFailing', retryAfterS: 5 },
  fenced: MOVED,
};

function planOf({ directory, random }: SessionDeps, scenario: Scenario, wish: CreateSession): RoomPlan {
  const seed = wish.seed ?? freshCode(SEED_LENGTH, random, () => false);
  return {
    room: uuid(),
    code: freshCode(SESSION_CODE_LENGTH, random, (code) => directory.byCode(code) !== undefined),
    title: wish.title ?? '',
    scenario: scenario.id,
    seed,
    capacity: wish.solo ? 1 : wish.seats,
    teams: wish.solo ? 1 : wish.teams,
    teamForming: wish.teamForming,
    freeNames: wish.freeNames,
    solo: wish.solo,
  };
}

function infoOf({ random }: SessionDeps, { code, header, view }: Listed, request: Request): SessionInfo {
  const lang = request.acceptsLanguages('en', 'de') || 'en';
  const taken = view?.seats ?? [];
  return {
    code,
    title: header.title,
    phase: view?.phase ?? 'lobby',
    freeNames: header.freeNames,
    teamForming: header.teamForming,
    seatsFree: header.capacity - taken.filter(({ state }) => state !== 'left').length,
    suggestedName: freshName(lang, random, (name) => taken.some((seat) => isSameName(seat.name, name))),
  };
}

async function takeSeat(deps: SessionDeps, listed: Listed, wish: TakeSeat, response: Response): Promise<void> {
  const { room } = listed;
  if (wish.seatCode === undefined) {
    if (!(await within(deps, response, 'joinBurst', room)) || !(await within(deps, response, 'joinSteady', room)))
      return;
  } else if (!(await within(deps, response, 'wrongCode', room))) return;
  const granted = await grantSeat(deps, listed, wish);
  if (!('ok' in granted)) return void response.status(201).json(granted);
  const { problem, retryAfterS } = granted;
  const field =
    problem === 'nameNotAllowed' ? { field: 'name' } : problem === 'unknownCode' ? { field: 'seatCode' } : {};
  sendProblem(response, { code: problem, ...field, ...(retryAfterS === undefined ? {} : { retryAfterS }) });
}

async function grantSeat(deps: SessionDeps, { room }: Listed, wish: TakeSeat): Promise<SeatGranted | Refused> {
  const answer = await deps.front.ask<'takeSeat'>(room, { type: 'takeSeat', ...wish });
  if (!answer.ok) return answer;
  const { seat, grant, seatCode, name } = answer.taken;
  const token = await deps.tokens.sign({ room, who: { role: 'player', seat, grant } });
  return { room, seat, token, seatCode, name };
}

function findRoom({ directory }: SessionDeps, request: Request, response: Response): Listed | undefined {
  const code = normaliseCode(String(request.params.code ?? ''));
  const listed = directory.byCode(code);
  if (!listed) sendProblem(response, directory.whyAbsent(code, { code: 'unknownCode' }));
  return listed;
}

async function within(
  deps: SessionDeps,
  response: Response,
  limit: Parameters<Limits>[0],
  who: string,
): Promise<boolean> {
  const wait = await deps.limits(limit, who);
  if (wait !== undefined) sendProblem(response, { code: 'tooMany', retryAfterS: Math.ceil(wait) });
  return wait === undefined;
}
