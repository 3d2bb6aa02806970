import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { Directory } from './directory.ts';
import { Gate } from './gate/gate.ts';
import { openLimits } from './gate/limits.ts';
import { offeredScenarios, traceNames } from './http/scenarios.ts';
import { createSite } from './http/site.ts';
import { openLog } from './log.ts';
import { openMetrics } from './metrics.ts';
import { heartbeat, systemTimer, type Timer } from './rooms/clock.ts';
import { keptSecret } from './secrets.ts';
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

const DAY_MS = 86_400_000;
const RANDOM_STEPS = 4_294_967_296;

/** Puts a server together. `onDeath` is called when a thread dies: the process cannot go on then. */
export async function createApp(
  config: Config,
  onDeath: (problem: Error) => void,
  timer: Timer = systemTimer,
): Promise<App> {
  const log = openLog(config.logLevel);
  const tokens = tokensOf(new TextEncoder().encode(await keptSecret(config.dataDir, 'token.key')));
  const madeHostKey = config.hostKey === '' ? await keptSecret(config.dataDir, 'host.key') : undefined;
  const traces = await readTraces(config.tracesDir, traceNames());
  const directory = new Directory();
  let alive = true;
  let stopped: Promise<void> | undefined;
  let stopForgetting: () => void = () => undefined;
  const front: Front = new Front({
    storeFile: path.join(config.dataDir, 'overcommit.db'),
    threads: config.simThreads,
    logLevel: config.logLevel,
    traces,
    onNews: (news: RoomNews) => gate.tell(news),
    onDeath: (thread, problem) => {
      alive = false;
      log.fatal({ thread, problem: problem.stack }, 'threadDied');
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
  const site = createSite({
    ...rooms,
    offered,
    log,
    metrics,
    trustProxy,
    publicUrl,
    host,
    clientDir,
    healthy: () => alive && directory.isComplete,
  });
  const http = createServer(site);
  const addressOf = addressReader(trustProxy);
  const gate: Gate = new Gate(http, { front, directory, tokens, limits, metrics, log, addressOf });
  return {
    madeHostKey,
    async start() {
      // The port first: a second start by mistake must fail before it takes the rooms of the running one.
      await listen(http, config);
      stopForgetting = await forgetDaily(front, config, log, timer);
      await comeBack(front, directory, log);
      directory.complete();
    },
    stop() {
      stopForgetting();
      stopped ??= front.stop().then(() => gate.close());
      return stopped;
    },
    get url() {
      return urlOf(http);
    },
  };
}

/** Deletes old sessions now and once a day, until the answer is called. */
async function forgetDaily(front: Front, config: Config, log: Logger, timer: Timer): Promise<() => void> {
  const forget = () => front.store.forget(Date.now() - config.retentionDays * DAY_MS);
  await forget();
  return heartbeat(timer, DAY_MS, () => {
    forget().catch((problem: unknown) => log.error({ problem: String(problem) }, 'notForgotten'));
  });
}

/** Takes over all rooms that were open when the last process ended, or still holds. */
async function comeBack(front: Front, directory: Directory, log: Logger): Promise<void> {
  const kept = await front.store.takeOver();
  await Promise.all(
    kept.map(async (room) => {
      directory.add(room.header);
      const opened = await front.restore(room);
      const facts = { room: room.header.room, epoch: room.epoch, tick: opened.tick };
      if (opened.opened) return log.info(facts, 'roomRestored');
      directory.remove(room.header.room);
      log.error({ ...facts, problem: opened.problem }, 'roomNotRestored');
    }),
  );
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
