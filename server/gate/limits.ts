import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Who may do how much. A school is one address, so addresses have only a high ceiling. */
const RULES = {
  /** Commands and lobby requests of one seat. */
  seat: { points: 20, duration: 2 },
  /** Commands of one room. */
  room: { points: 400, duration: 1 },
  /** New seats in one room: a class that arrives at once, then three a second. */
  joinBurst: { points: 40, duration: 10 },
  joinSteady: { points: 180, duration: 60 },
  /** Wrong codes typed: a seat code has a million values, so a minute's guesses must be few. */
  wrongCode: { points: 30, duration: 60 },
  /** Connections and requests of one address. */
  address: { points: 3000, duration: 10 },
  /** Host keys shown by one address, right or wrong: a guess of a long secret needs far more. */
  hostKey: { points: 300, duration: 60 },
  /** Sessions created from one address. */
  create: { points: 60, duration: 60 },
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
