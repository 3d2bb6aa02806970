import { RateLimiterMemory } from 'rate-limiter-flexible';

/**
 * Who may do how much. A school is one address: those who hold a seat are counted one by one, and never refused for what
 * others of their address do. What a new one costs is in `server/door`.
 */
export const RULES = {
  /** Commands and lobby requests of one seat. */
  seat: { points: 20, duration: 2 },
  /** Commands of one room. */
  room: { points: 400, duration: 1 },
  /** Connections of one seat, or of an instructor. */
  connect: { points: 30, duration: 10 },
  /** Requests of one browser that holds a seat, or has paid for its own count. */
  device: { points: 300, duration: 10 },
  /** Requests of all other browsers of one address. */
  address: { points: 3000, duration: 10 },
  /** Pages and their files, of one address: a page has some thirty files. */
  page: { points: 20_000, duration: 10 },
  /** Handshakes of one browser that holds a seat … */
  deviceHandshake: { points: 60, duration: 10 },
  /** … and of all others of one address: everybody of a school comes back at once after a restart. */
  handshake: { points: 1500, duration: 10 },
  /** Sessions created by one browser, or from one address with the host key. */
  create: { points: 60, duration: 60 },
  /** Changes of password of one sign-in: each takes the old one. */
  password: { points: 10, duration: 60 },
  /** Turns of one program: more than a match at the fastest pace has seconds. */
  program: { points: 100, duration: 2 },
  /** Debriefs and journals of one person of a session. */
  debrief: { points: 20, duration: 20 },
} as const;

export type LimitName = keyof typeof RULES;

/** Seconds to wait, or nothing if it may happen now. */
export type Limits = (name: LimitName, who: string) => Promise<number | undefined>;

/** Counters in memory; they forget by themselves. */
export function openLimits(rules: { readonly [N in LimitName]: { points: number; duration: number } } = RULES): Limits {
  const limiters = new Map(Object.entries(rules).map(([name, rule]) => [name, new RateLimiterMemory(rule)]));
  return async (name, who) => {
    try {
      await limiters.get(name)?.consume(who);
      return undefined;
    } catch (problem) {
      const ms = (problem as { msBeforeNext?: number }).msBeforeNext;
      if (ms === undefined) throw problem;
      return Math.max(0.1, ms / 1000);
    }
  };
}
