import type { Response } from 'express';
import { v7 as uuid } from 'uuid';
import { lessonById } from '#shared/lessons/index.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import { freshCode, SESSION_CODE_LENGTH } from '#shared/protocol/codes.ts';
import type { CreateSession, Problem, SessionCreated } from '#shared/protocol/messages.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { type Listed, MOVED } from '../directory.ts';
import { deviceInRoom } from '../door/devices.ts';
import { bitsOf, type Shown } from '../door/join-tickets.ts';
import type { RoomPlan } from '../storage/journals.ts';
import type { OpenProblem } from '../threads/wire.ts';
import type { HostAsking } from './office/who-asks.ts';
import { sendProblem } from './problems.ts';
import { grantSeat } from './seats.ts';
import { type SessionDeps, within } from './session-deps.ts';

const SEED_LENGTH = 6;
/** Games for one that a browser has open at a time: a third ends the first. Design value. */
const SOLOS_OF_DEVICE = 2;
/** What a ticket for a game for one, and the work for it, are made for. */
const ALONE = 'solo';

/** Who asks for a session. */
export interface Asker {
  readonly device: string;
  readonly address: string;
  /** Whether they may host, and not only play alone. */
  readonly mayHost: boolean;
  /** Who it is that may host. */
  readonly host: HostAsking | undefined;
}

/** Opens a session for a group, or a game for one. */
export async function createSession(
  deps: SessionDeps,
  wish: CreateSession & Shown,
  asker: Asker,
  response: Response,
): Promise<void> {
  const lesson = wish.lesson === undefined ? undefined : lessonById(wish.lesson);
  if (wish.lesson !== undefined && (!lesson || wish.solo))
    return sendProblem(response, { code: 'unknownLesson', field: 'lesson' });
  const scenario = deps.offered.find(({ id }) => id === (lesson?.hall ?? wish.scenario));
  if (!scenario) return sendProblem(response, { code: 'unknownScenario', field: 'scenario' });
  if (!asker.mayHost && !(await mayPlayAlone(deps, wish, asker, response))) return;
  if (!(await within(deps, response, 'create', asker.mayHost ? asker.address : asker.device))) return;
  if (wish.solo) await endOldest(deps, asker.device);
  // Nothing is awaited between this and the place that is taken: two at once do not get the same one.
  if (!hasPlace(deps, asker)) return sendProblem(response, { code: 'tooMany', retryAfterS: 60 });
  await open(deps, planOf(deps, scenario, wish, lesson), asker, response);
}

/** One who plays alone needs no right to host, as long as there are places that no class needs. */
async function mayPlayAlone(
  { directory, door, soloRooms }: SessionDeps,
  wish: CreateSession & Shown,
  { device, address }: Asker,
  response: Response,
): Promise<boolean> {
  if (!wish.solo || (directory.solos >= soloRooms && directory.solosOf(device).length === 0)) {
    sendProblem(response, { code: 'hostKeyNeeded' });
    return false;
  }
  const bits = door.solos.bits(address);
  const isOwn = door.tickets.read(wish.ticket, ALONE) === device;
  if (bits > 0 && (!isOwn || bitsOf(wish, ALONE) < bits)) {
    sendProblem(response, { code: 'workNeeded', bits, ticket: door.tickets.issue(device, ALONE) });
    return false;
  }
  door.solos.note(address);
  return true;
}

function hasPlace({ directory, maxRooms, soloRooms }: SessionDeps, { mayHost }: Asker): boolean {
  return directory.going < maxRooms && (mayHost || directory.solos < soloRooms);
}

/** One browser does not take all places: it gives one up for each that it opens beyond a few, or when all are taken. */
async function endOldest({ directory, front, soloRooms }: SessionDeps, device: string): Promise<void> {
  const mine = directory.solosOf(device);
  const { room, generation } = mine[0] ?? {};
  if (room === undefined || generation === undefined || (mine.length < SOLOS_OF_DEVICE && directory.solos < soloRooms))
    return;
  const who = { role: 'instructor', generation } as const;
  const answer = await front.ask<'control'>(room, { type: 'control', who, control: { type: 'end' } });
  if (answer.ok) directory.end(room);
}

async function open(deps: SessionDeps, plan: RoomPlan, { device, host }: Asker, response: Response): Promise<void> {
  const { directory, front } = deps;
  const listed = directory.add(plan, plan.solo ? device : undefined);
  const opened = await front.create(plan);
  if (!opened.opened) {
    directory.remove(plan.room);
    return sendProblem(response, NOT_OPENED[opened.problem] ?? { code: 'internal' });
  }
  let created: SessionCreated;
  try {
    if (host && !plan.solo) await noteOpened(deps, plan, host);
    created = await handedOver(deps, listed, plan, device);
  } catch (problem) {
    await withdraw(deps, plan);
    throw problem;
  }
  response.status(201).json(created);
}

/** What whoever opened a session needs to lead it, and to play it alone. */
async function handedOver(deps: SessionDeps, listed: Listed, plan: RoomPlan, device: string): Promise<SessionCreated> {
  const { code, room } = plan;
  const instructorToken = await deps.tokens.sign({ room, who: { role: 'instructor', generation: 0 } });
  const wish = { lang: 'en', device: deviceInRoom(device, room) };
  const granted = plan.solo ? await grantSeat(deps, listed, wish) : undefined;
  if (granted?.ok) deps.door.standing.add(device);
  return { code, room, instructorToken, ...(granted?.ok ? { seat: granted.seat } : {}) };
}

/** A session that nobody could be told of: nobody could ever end it, so it goes at once, and leaves nothing that a next start would go on with. */
async function withdraw({ directory, front, office }: SessionDeps, { room, code }: RoomPlan): Promise<void> {
  await front.discard(room);
  directory.forget(room, code);
  // The storage may take nothing at all; the session then ends by itself after the next start, unused.
  await office.registry('eraseRoom', room).catch(() => false);
}

/** A session belongs to the account that opened it; one that was opened with the host key belongs to the key. */
async function noteOpened({ office }: SessionDeps, { room, code }: RoomPlan, { account, who }: HostAsking) {
  if (account) await office.registry('setHost', room, account.id, 'host');
  await office.note(who, 'sessionOpened', code);
}

/** What becomes of a wish for a session while the storage is not to be had. */
const NOT_OPENED: { readonly [problem in OpenProblem]?: Problem } = {
  unwritten: { code: 'storageFailing', retryAfterS: 5 },
  fenced: MOVED,
};

function planOf(
  { directory, random }: SessionDeps,
  scenario: Scenario,
  wish: CreateSession,
  lesson?: Lesson,
): RoomPlan {
  const weights = lesson?.weights ?? wish.weights;
  const seed = wish.seed ?? lesson?.seed ?? freshCode(SEED_LENGTH, random, () => false);
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
    ...(lesson && { lesson: lesson.id }),
    ...(weights === undefined ? {} : { weights }),
    ...(wish.showTeams === undefined ? {} : { showTeams: wish.showTeams }),
    // Who plays alone has all jobs, and nobody to ask.
    ...(wish.jobs !== undefined && !wish.solo && { jobs: wish.jobs }),
    ...(wish.twoKey && !wish.solo && { twoKey: true }),
  };
}
