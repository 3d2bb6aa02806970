import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { SEATS_MAX } from '#shared/protocol/messages.ts';
import { badSetting } from './words.ts';

/** Everything that can be set, read once from the environment. */
export interface Config {
  /** TCP port; 0 = any free one. */
  readonly port: number;
  readonly host: string;
  /** Folder of the database, the token key and the host key. */
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  /** Secret that lets other machines host; empty = made at the first start and kept in `dataDir`. */
  readonly hostKey: string;
  /** Address under which people reach the server, for join links; empty = as the request says. */
  readonly publicUrl: string;
  /** Proxies in front whose forwarding headers are believed; 0 = none. */
  readonly trustProxy: number;
  /** Threads that step rooms. */
  readonly simThreads: number;
  /** Folder of measured traces (`<name>.csv` or `<name>.csv.gz`); empty = none. */
  readonly tracesDir: string;
  /** Days after which ended rooms are deleted; 0 = at the next start. */
  readonly retentionDays: number;
  /** Days after which lines of the audit log are deleted. */
  readonly auditDays: number;
  /** Who runs this server and how they are reached, for the privacy notice; empty = not said. */
  readonly operatorName: string;
  readonly operatorContact: string;
  /** Whether to take a folder over from a server that still has it. */
  readonly takeOver: boolean;
  readonly maxRooms: number;
  /** Sessions for one that people without the host key may have open; 0 = they need the key. */
  readonly soloRooms: number;
  /** Opens `/metrics` to other machines; empty = to this one alone. */
  readonly metricsToken: string;
  /** Seats that one session may have. */
  readonly maxSeats: number;
  /** The built client. */
  readonly clientDir: string;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Environment = { readonly [name: string]: string | undefined };

/** A setting that cannot be used; its message is for the operator. */
export class BadSetting extends Error {}

/** Reads the settings; throws `BadSetting` at the first one that makes no sense. */
export function readConfig(env: Environment): Config {
  return {
    port: whole(env, 'PORT', 3000, 0, 65_535),
    host: text(env, 'HOST', '0.0.0.0'),
    dataDir: path.resolve(text(env, 'DATA_DIR', './data')),
    logLevel: oneOf(env, 'LOG_LEVEL', 'info', LOG_LEVELS),
    hostKey: text(env, 'HOST_KEY', ''),
    publicUrl: url(env, 'PUBLIC_URL'),
    trustProxy: whole(env, 'TRUST_PROXY', 0, 0, 10),
    simThreads: whole(env, 'SIM_THREADS', 1, 1, 64),
    tracesDir: text(env, 'TRACES_DIR', ''),
    retentionDays: whole(env, 'RETENTION_DAYS', 30, 0, 365),
    auditDays: whole(env, 'AUDIT_DAYS', 365, 1, 3650),
    operatorName: text(env, 'OPERATOR_NAME', ''),
    operatorContact: text(env, 'OPERATOR_CONTACT', ''),
    takeOver: whole(env, 'TAKE_OVER', 0, 0, 1) === 1,
    metricsToken: text(env, 'METRICS_TOKEN', ''),
    ...places(env),
    maxSeats: whole(env, 'MAX_SEATS', SEATS_MAX, 1, SEATS_MAX),
    clientDir: path.resolve(text(env, 'CLIENT_DIR', './dist/client')),
  };
}

/** Games for one take at most half of all places: the others are kept for classes. */
function places(env: Environment): { maxRooms: number; soloRooms: number } {
  const maxRooms = whole(env, 'MAX_ROOMS', 100, 1, 10_000);
  return { maxRooms, soloRooms: Math.min(whole(env, 'SOLO_ROOMS', 50, 0, 10_000), Math.floor(maxRooms / 2)) };
}

function text(env: Environment, name: string, fallback: string): string {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? fallback : value;
}

function whole(env: Environment, name: string, fallback: number, min: number, max: number): number {
  const typed = text(env, name, String(fallback));
  const value = Number(typed);
  if (!Number.isInteger(value) || value < min || value > max)
    throw new BadSetting(badSetting(name, typed, `a whole number from ${min} to ${max}`));
  return value;
}

function oneOf<T extends string>(env: Environment, name: string, fallback: T, allowed: readonly T[]): T {
  const typed = text(env, name, fallback);
  const value = allowed.find((candidate) => candidate === typed);
  if (value === undefined) throw new BadSetting(badSetting(name, typed, `one of ${allowed.join(', ')}`));
  return value;
}

/** A path that stands in pages and in the settings of proxies as it is. */
const PLAIN_PATH = /^[\w\-.~/]*$/;

function url(env: Environment, name: string): string {
  const typed = text(env, name, '');
  if (typed === '') return '';
  const parsed = URL.canParse(typed) ? new URL(typed) : undefined;
  if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:')
    throw new BadSetting(badSetting(name, typed, 'an address such as https://play.example.org'));
  if (parsed.search !== '' || parsed.hash !== '' || !PLAIN_PATH.test(parsed.pathname))
    throw new BadSetting(badSetting(name, typed, 'an address without ? and #, its path of letters, digits and ._~-'));
  return typed.replace(/\/+$/, '');
}

/** A secret that nobody guesses, in letters and digits. */
export function freshSecret(): string {
  return randomBytes(24).toString('base64url');
}
