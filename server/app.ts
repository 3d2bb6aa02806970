import { createHash, randomInt } from 'node:crypto';
import type { Server } from 'node:http';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Timer } from '#shared/clock.ts';
import type { Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import { openOffice } from './accounts/office.ts';
import { OWASP_COST, type PasswordCost } from './accounts/password.ts';
import { SignInCookie } from './accounts/sign-in-cookie.ts';
import { comeBack } from './come-back.ts';
import type { Config } from './config.ts';
import { holdFolder } from './data-folder.ts';
import { Directory } from './directory.ts';
import { addressReader, openDoor } from './door/door.ts';
import { Seal } from './door/seal.ts';
import { Gate } from './gate/gate.ts';
import { openLimits } from './gate/limits.ts';
import { guardEntrance } from './http/entrance.ts';
import { listen, openHttp, urlOf } from './http/listener.ts';
import { replyHeaders } from './http/reply-headers.ts';
import { offeredScenarios, traceNames } from './http/scenarios.ts';
import { createSite } from './http/site.ts';
import { openLog } from './log.ts';
import { openMetrics } from './metrics.ts';
import { forgetDaily } from './retention.ts';
import { systemTimer } from './rooms/system-timer.ts';
import { keptSecret } from './secrets.ts';
import { DATABASE_FILE } from './storage/embedded.ts';
import type { FolderLock } from './storage/folder-lock.ts';
import { Front, type RoomNews } from './threads/front.ts';
import { tokensOf } from './tokens.ts';
import { openDesk, type TournamentDesk } from './tournaments/desk.ts';
import { readTraces } from './traces.ts';

/** A server that can be started and stopped; tests make many of them. */
export interface App {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Where it listens, once started. */
  readonly url: string;
  /** The host key, if it was made here and not set. */
  readonly madeHostKey: string | undefined;
}

const RANDOM_STEPS = 4_294_967_296;

/**
 * Puts a server together. `onDeath` is called when a thread dies: the process cannot go on then. `passwordCost`: of the hashes
 * of passwords that it makes. Throws `FolderInUse`,
 * `BadKey` or `BadStorage` if the data folder is not usable.
 */
export async function createApp(
  config: Config,
  onDeath: (problem: Error) => void,
  timer: Timer = systemTimer,
  passwordCost: PasswordCost = OWASP_COST,
): Promise<App> {
  const lock = await holdFolder(config.dataDir, config.takeOver, timer);
  try {
    return await assemble(config, lock, onDeath, timer, passwordCost);
  } catch (problem) {
    lock.release();
    throw problem;
  }
}

async function assemble(
  config: Config,
  lock: FolderLock,
  onDeath: (problem: Error) => void,
  timer: Timer,
  passwordCost: PasswordCost,
): Promise<App> {
  const log = openLog(config.logLevel);
  const { tokens, door, cookie, madeHostKey, secretKey } = await readKeys(config);
  const traces = await readTraces(config.tracesDir, traceNames());
  const directory = new Directory();
  let alive = true;
  const front = openFront(config, traces, log, timer, {
    onNews: (news) => {
      desk.hear(news);
      gate.tell(news);
    },
    onDeath: (problem) => {
      alive = false;
      onDeath(problem);
    },
  });
  const load = () => ({
    rooms: directory.size,
    waitingForRooms: front.waiting(),
    waitingForStore: front.store.waiting(),
    ...gate.load(),
  });
  const metrics = openMetrics(load);
  const limits = openLimits();
  const random = () => randomInt(RANDOM_STEPS) / RANDOM_STEPS;
  const { host, trustProxy, publicUrl, clientDir, maxRooms, maxSeats, soloRooms, metricsToken } = config;
  const hostRight = { key: madeHostKey ?? config.hostKey, trustLoopback: madeHostKey !== undefined };
  const office = openOffice(front.store.registry, cookie, passwordCost);
  const rooms = { front, directory, tokens, door, limits, random, hostRight, office, maxRooms, maxSeats, soloRooms };
  const desk = openDesk({ front, directory, timer, random, log, secretKey });
  const offered = offeredScenarios(traces);
  const healthy = () => alive && directory.isComplete && front.healthy;
  const pages = { publicUrl, host, clientDir, metricsToken };
  const site = createSite({
    ...rooms,
    ...pages,
    desk,
    settings: config,
    load,
    offered,
    log,
    metrics,
    trustProxy,
    healthy,
  });
  const http = openHttp(site);
  const addressOf = addressReader(trustProxy);
  const headers = replyHeaders(publicUrl);
  const gate: Gate = new Gate(http, { front, directory, tokens, door, limits, metrics, log, headers, addressOf });
  guardEntrance(http, { publicUrl, headers });
  return runningApp({ config, front, directory, desk, http, gate, log, timer, lock, madeHostKey });
}

/** What is started and stopped. */
interface Parts {
  readonly config: Config;
  readonly front: Front;
  readonly directory: Directory;
  readonly desk: TournamentDesk;
  readonly http: Server;
  readonly gate: Gate;
  readonly log: Logger;
  readonly timer: Timer;
  readonly lock: FolderLock;
  readonly madeHostKey: string | undefined;
}

function runningApp({ config, front, directory, desk, http, gate, log, timer, lock, madeHostKey }: Parts): App {
  let stopped: Promise<void> | undefined;
  let stopForgetting: () => void = () => undefined;
  return {
    madeHostKey,
    async start() {
      // The port first: a second start by mistake must fail before it takes the rooms of the running one.
      await listen(http, config);
      await front.opened;
      await comeBack(front, directory, log);
      await desk.open();
      directory.complete();
      stopForgetting = await forgetDaily(front, config, log, timer);
    },
    stop() {
      stopForgetting();
      desk.close();
      stopped ??= front
        .stop()
        .then(() => gate.close())
        .finally(() => lock.release());
      return stopped;
    },
    get url() {
      return urlOf(http);
    },
  };
}

interface Ears {
  onNews(news: RoomNews): void;
  onDeath(problem: Error): void;
}

/** The other threads, and the log of what becomes of them. */
function openFront(config: Config, traces: Traces, log: Logger, timer: Timer, { onNews, onDeath }: Ears): Front {
  return new Front({
    storeFile: path.join(config.dataDir, DATABASE_FILE),
    threads: config.simThreads,
    logLevel: config.logLevel,
    traces,
    timer,
    onNews,
    onDeath(thread, problem) {
      log.fatal({ thread, problem: problem.stack }, 'threadDied');
      onDeath(problem);
    },
    onSideDeath: (thread, problem) => log.error({ thread, problem: problem.stack }, 'sideThreadDied'),
    onSilence: (thread, silent) => log.error({ thread }, silent ? 'threadHangs' : 'threadBack'),
    onFenced: () => log.error({}, 'takenOver'),
  });
}

/** Keys of the data folder, and what is made with them. */
async function readKeys({ dataDir, publicUrl, hostKey }: Config) {
  const key = new TextEncoder().encode(await keptSecret(dataDir, 'token.key'));
  const secure = publicUrl.startsWith('https:');
  const door = openDoor({ key, secure, nowMs: Date.now });
  const cookie = new SignInCookie(new Seal(key), secure);
  const madeHostKey = hostKey === '' ? await keptSecret(dataDir, 'host.key') : undefined;
  const secret = await keptSecret(dataDir, 'tournament.key');
  const secretKey = createHash('sha256').update(secret).digest();
  return { tokens: tokensOf(key), door, cookie, madeHostKey, secretKey };
}
