import type { IncomingMessage } from 'node:http';
import { Devices } from './devices.ts';
import { JoinTickets } from './join-tickets.ts';
import { Patience } from './patience.ts';
import { Crowd } from './price.ts';
import { Seal } from './seal.ts';
import { Standing } from './standing.ts';

/** New seats of a session that cost nothing at a time: the first rows of a class. Design value. */
const FREE_SEATS = 10;
/** Wrong seat codes of a session that cost nothing at a time. Design value. */
const FREE_GUESSES = 30;
/** Wrong passwords of a login that cost nothing at a time, and of all logins together. Design values. */
const FREE_PASSWORDS = 8;
const FREE_PASSWORDS_IN_ALL = 40;
/** Wrong passwords are forgotten slowly: whoever guesses has time. Design value. */
const PASSWORDS_HALF_LIFE_MS = 10 * 60_000;
/** Games for one that an address may open at a time without work. Design value. */
const FREE_SOLOS = 5;

/** Everything that says who may come in, and what it costs them. One for a server. */
export interface Door {
  readonly devices: Devices;
  readonly tickets: JoinTickets;
  readonly standing: Standing;
  /** Devices, as their sessions know them, that wait for an instructor. */
  readonly waiting: Standing;
  readonly patience: Patience;
  /** New seats, by session. */
  readonly seats: Crowd;
  /** Wrong seat codes, by session. */
  readonly guesses: Crowd;
  /** Games for one, by address. */
  readonly solos: Crowd;
  /** Wrong passwords, by login; and all of them together. */
  readonly passwords: Crowd;
  readonly allPasswords: Crowd;
  /** Browsers that have signed in here, with their accounts: they go before the crowd of those who guess. */
  readonly signedIn: Standing;
}

export interface DoorSettings {
  readonly key: Uint8Array;
  /** Whether people reach the server over TLS. */
  readonly secure: boolean;
  readonly nowMs: () => number;
}

export function openDoor({ key, secure, nowMs }: DoorSettings): Door {
  const seal = new Seal(key);
  return {
    devices: new Devices(seal, secure),
    tickets: new JoinTickets(seal, nowMs),
    standing: new Standing(),
    waiting: new Standing(),
    patience: new Patience(nowMs),
    seats: new Crowd(FREE_SEATS, nowMs),
    guesses: new Crowd(FREE_GUESSES, nowMs),
    solos: new Crowd(FREE_SOLOS, nowMs),
    passwords: new Crowd(FREE_PASSWORDS, nowMs, PASSWORDS_HALF_LIFE_MS),
    allPasswords: new Crowd(FREE_PASSWORDS_IN_ALL, nowMs, PASSWORDS_HALF_LIFE_MS),
    signedIn: new Standing(),
  };
}

/** Reads a client's address: the connection's, or the last but `trustProxy` of the forwarded ones. */
export function addressReader(trustProxy: number): (request: IncomingMessage) => string {
  return ({ socket, headers }) => {
    const own = socket.remoteAddress ?? '';
    if (trustProxy === 0) return own;
    const forwarded = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((part) => part.trim());
    return forwarded.at(-trustProxy) || own;
  };
}
