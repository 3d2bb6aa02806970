import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import { comeBack } from './come-back.ts';
import type { Config } from './config.ts';
import { holdFolder } from './data-folder.ts';
import { Directory } from './directory.ts';
import { Gate } from './gate/gate.ts';
import { openLimits } from './gate/limits.ts';
import { guardEntrance } from './http/entrance.ts';
import { replyHeaders } from './http/reply-headers.ts';
import { offeredScenarios, traceNames } from './http/scenarios.ts';
import { createSite } from './http/site.ts';
import { openLog } from './log.ts';
import { openMetrics } from './metrics.ts';
import { forgetDaily } from './retention.ts';
import { systemTimer, type Timer } from './rooms/clock.ts';
import { keptSecret } from './secrets.ts';
import { DATABASE_FILE } from './storage/embedded.ts';
import type { FolderLock } from './storage/folder-lock.ts';
import { Front, type RoomNews } from './threads/front.ts';
import { tokensOf } from './tokens.ts';
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
 * Puts a server together. `onDeath` is called when a thread dies: the process cannot go on then. Throws `FolderInUse`,
 * `BadKey` or `BadStorage` if the data folder is not usable.
 */
export async function createApp(
  config: Config,
  onDeath: (problem: Error) => void,
  timer: Timer = systemTimer,
): Promise<App> {
  const lock = await holdFolder(config.dataDir, config.takeOver, timer);
  try {
    return await assemble(config, lock, onDeath, timer);
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
): Promise<App> {
  const log = openLog(config.logLevel);
  const tokens = tokensOf(new TextEncoder().encode(await keptSecret(config.dataDir, 'token.key')));
  const madeHostKey = config.hostKey === '' ? await keptSecret(config.dataDir, 'host.key') : undefined;
  const traces = await readTraces(config.tracesDir, traceNames());
  const directory = new Directory();
  let alive = true;
  let stopped: Promise<void> | undefined;
  let stopForgetting: () => void = () => undefined;
  const front = openFront(config, traces, log, timer, {
    onNews: (news) => gate.tell(news),
    onDeath: (problem) => {
      alive = false;
      onDeath(problem);
    },
  });
  const metrics = openMetrics(() => ({
    rooms: directory.size,
    waitingForRooms: front.waiting(),
    waitingForStore: front.store.waiting(),
    ...gate.load(),
  }));
  const limits = openLimits();
  const random = () => randomInt(RANDOM_STEPS) / RANDOM_STEPS;
  const { host, trustProxy, publicUrl, clientDir, maxRooms, maxSeats, soloRooms } = config;
  const hostRight = { key: madeHostKey ?? config.hostKey, trustLoopback: madeHostKey !== undefined };
  const rooms = { front, directory, tokens, limits, random, hostRight, maxRooms, maxSeats, soloRooms };
  const offered = offeredScenarios(traces);
  const healthy = () => alive && directory.isComplete && front.healthy;
  const site = createSite({ ...rooms, offered, log, metrics, trustProxy, publicUrl, host, clientDir, healthy });
  const http = createServer(site);
  const addressOf = addressReader(trustProxy);
  const headers = replyHeaders(publicUrl);
  const gate: Gate = new Gate(http, { front, directory, tokens, limits, metrics, log, headers, addressOf });
  guardEntrance(http, { publicUrl, headers });
  return {
    madeHostKey,
    async start() {
      // The port first: a second start by mistake must fail before it takes the rooms of the running one.
      await listen(http, config);
      await front.opened;
      await comeBack(front, directory, log);
      directory.complete();
      stopForgetting = await forgetDaily(front, config.retentionDays, log, timer);
    },
    stop() {
      stopForgetting();
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
    onSilence: (thread, silent) => log.error({ thread }, silent ? 'threadHangs' : 'threadBack'),
    onFenced: () => log.error({}, 'takenOver'),
  });
}

function listen(http: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve();
    });
  });
}

function urlOf(http: Server): string {
  const { address, port } = http.address() as AddressInfo;
  const name = address === '0.0.0.0' || address === '::' ? 'localhost' : address;
  return `http://${name}:${port}`;
}

/** The client's address: the connection's, or the last but `trustProxy` of the forwarded ones. */
function addressReader(trustProxy: number) {
  return ({ handshake }: { handshake: { address: string; headers: NodeJS.Dict<string | string[]> } }): string => {
    if (trustProxy === 0) return handshake.address;
    const forwarded = String(handshake.headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((part) => part.trim());
    return forwarded.at(-trustProxy) || handshake.address;
  };
}
