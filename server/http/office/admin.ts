import { type Request, type Response, Router } from 'express';
import type { AdminOverview, RoomLine } from '#shared/protocol/office.ts';
import type { KeptLine, StoredAccount } from '../../accounts/registry.ts';
import { pastOf } from '../../debrief/past.ts';
import { sendProblem } from '../problems.ts';
import type { SiteDeps } from '../site.ts';
import { eraseSession } from './erase-session.ts';
import { openUsage } from './usage.ts';
import { adminOf } from './who-asks.ts';

const MIB = 1024 * 1024;

/** The administrator's page: what runs here and how well, closing and erasing a session, taking its journal. */
export function adminRoutes(deps: SiteDeps): Router {
  const router = Router();
  const usage = openUsage();
  router.get('/api/admin/overview', async (request, response) => {
    if (await adminOf(deps, request, response)) response.json(await overview(deps, usage()));
  });
  const onOne = (path: string, act: Act) =>
    router.post(`/api/admin/sessions/:room/${path}`, async (request, response) => {
      const admin = await adminOf(deps, request, response);
      if (!admin) return;
      const kept = (await deps.office.registry('kept')).find(({ header }) => header.room === request.params.room);
      if (kept) await act(deps, admin, kept, response, request);
      else sendProblem(response, { code: 'unknownCode' });
    });
  onOne('close', close);
  onOne('erase', erase);
  onOne('journal', takeJournal);
  return router;
}

type Act = (
  deps: SiteDeps,
  admin: StoredAccount,
  kept: KeptLine,
  response: Response,
  request: Request,
) => Promise<void>;

async function overview(deps: SiteDeps, usage: ReturnType<ReturnType<typeof openUsage>>): Promise<AdminOverview> {
  const { directory, front, office, healthy, load, maxRooms, settings } = deps;
  const { connections, waitingForRooms, waitingForStore } = load();
  const databaseMib = Math.ceil((await office.registry('databaseBytes')) / MIB);
  const waiting = waitingForRooms + waitingForStore;
  return {
    healthy: healthy() && front.healthy,
    load: { rooms: directory.going, roomsMost: maxRooms, connections, waiting, databaseMib, ...usage },
    retentionDays: settings.retentionDays,
    auditDays: settings.auditDays,
    rooms: await roomLines(deps),
  };
}

/** Those that go on first, then the one written to last. */
async function roomLines({ directory, office }: SiteDeps): Promise<RoomLine[]> {
  const [kept, hosts] = await Promise.all([office.registry('kept'), office.registry('roomHosts')]);
  const lines = kept.map(({ header, ended, touchedMs }): RoomLine => {
    const { room, code, title, scenario, solo, capacity, teams } = header;
    const view = directory.byId(room)?.view;
    const phase = ended ? 'over' : (view?.phase ?? 'lobby');
    const people = view?.seats.filter(({ state }) => state === 'seated').length ?? 0;
    const logins = hosts.filter((host) => host.room === room).map(({ login }) => login);
    return { room, code, title, scenario, solo, phase, people, seats: capacity, teams, hosts: logins, touchedMs };
  });
  return lines.sort((a, b) => Number(a.phase === 'over') - Number(b.phase === 'over') || b.touchedMs - a.touchedMs);
}

/** Ends a session that goes on; what it leaves behind stays. */
const close: Act = async ({ directory, front, office }, admin, { header: { room, code } }, response) => {
  const listed = directory.byId(room);
  if (!listed) return sendProblem(response, { code: 'roomOver' });
  const who = { role: 'instructor', generation: listed.generation } as const;
  const answer = await front.ask<'control'>(room, { type: 'control', who, control: { type: 'end' } });
  if (!answer.ok) return sendProblem(response, { code: 'roomOver' });
  directory.end(room);
  await office.note(admin.id, 'sessionClosed', code);
  response.status(204).end();
};

const erase: Act = async (deps, admin, { header }, response) => {
  const problem = await eraseSession(deps, header, admin.id);
  if (problem) sendProblem(response, problem);
  else response.status(204).end();
};

const takeJournal: Act = async ({ front, office, directory }, admin, { header: { room, code } }, response, request) => {
  const listed = directory.byId(room);
  const stored = listed ? undefined : await front.store.read(room, 0);
  const generation = listed?.generation ?? (stored ? pastOf(stored).state.generation : 0);
  const who = { role: 'instructor', generation } as const;
  const packs = request.acceptsEncodings('gzip') === 'gzip';
  const packed = await front.lookBack({ what: 'journal', room, code, who }, packs);
  if (!packed.ok) return sendProblem(response, { code: packed.problem });
  await office.note(admin.id, 'journalTaken', code);
  if (packed.packed) response.set('Content-Encoding', 'gzip');
  response.attachment(`overcommit-${code}.ndjson`).type('application/x-ndjson').send(Buffer.from(packed.bytes));
};
