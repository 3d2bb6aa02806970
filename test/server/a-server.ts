import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type App, createApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import type { CreateSession } from '#shared/protocol/messages.ts';
import { hostSession, Instructor, takeSeat } from '../../tools/load/host.ts';
import { Player } from '../../tools/load/player.ts';
import { emptyTally, type Tally } from '../../tools/load/tally.ts';

export interface TestServer {
  readonly app: App;
  readonly url: string;
  readonly dataDir: string;
}

/** Hashes of passwords that take no time; what they cost in earnest is tested by itself. */
const CHEAP = { logN: 4, r: 8, p: 1 };

const servers: TestServer[] = [];
const guests: { leave(): void }[] = [];

/** A whole server on a free port with a data folder of its own. */
export async function aServer(env: Record<string, string> = {}): Promise<TestServer> {
  const dataDir = env.DATA_DIR ?? (await mkdtemp(path.join(tmpdir(), 'overcommit-server-')));
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...env, DATA_DIR: dataDir });
  const fail = (problem: Error) => {
    throw problem;
  };
  const app = await createApp(config, fail, undefined, CHEAP);
  await app.start();
  const server = { app, url: app.url, dataDir };
  servers.push(server);
  return server;
}

/** Sends everybody home, stops all servers and removes what they stored. */
export async function closeAll(): Promise<void> {
  for (const guest of guests.splice(0)) guest.leave();
  for (const { app, dataDir } of servers.splice(0)) {
    await app.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

export interface TestClass {
  readonly code: string;
  readonly room: string;
  /** The instructor's. */
  readonly token: string;
  readonly instructor: Instructor;
  readonly tally: Tally;
  /** Of everybody who has joined, in order. */
  readonly tokens: readonly string[];
  /** Takes a seat and connects. */
  join(): Promise<Player>;
}

/** A session on a server, hosted from this machine. */
export async function aSession({ url }: TestServer, wish: Partial<CreateSession> = {}): Promise<TestClass> {
  const session = await hostSession(url, { seats: 4, teams: 2, ...wish });
  const instructor = new Instructor(() => url, session.instructorToken);
  const tally = emptyTally();
  const tokens: string[] = [];
  guests.push(instructor);
  return {
    code: session.code,
    room: session.room,
    token: session.instructorToken,
    instructor,
    tally,
    tokens,
    async join() {
      const { token } = await takeSeat(url, session.code);
      tokens.push(token);
      return connect(url, token, tally);
    },
  };
}

/** Connects somebody who has a token. */
export async function connect(url: string, token: string, tally: Tally = emptyTally()): Promise<Player> {
  const player = new Player({ url: () => url, token, tally });
  guests.push(player);
  await player.connect();
  return player;
}

/** Waits until something holds that a server is about to do. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  for (let waited = 0; !holds(); waited++) {
    if (waited > 1500) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
