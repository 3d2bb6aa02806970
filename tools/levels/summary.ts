import type { Level } from '#shared/levels/level.ts';
import type { Proof } from '#shared/levels/prove.ts';

/** How often each star was reached under all seeds. */
export interface LevelSummary {
  readonly level: string;
  readonly seeds: number;
  readonly bot: readonly number[];
  readonly twin: readonly number[];
  readonly idle: readonly number[];
  /** The star that the twin must not reach. */
  readonly gate: number;
  /** What is not as it should be, with the seeds under which; empty = proved. */
  readonly faults: readonly string[];
}

/** What the proofs of a level under all seeds come to. */
export function summaryOf({ id, gate }: Level, proofs: readonly Proof[]): LevelSummary {
  const own = proofs.filter(({ level }) => level === id);
  const reached = (who: 'bot' | 'twin' | 'idle') =>
    [0, 1, 2].map((star) => own.filter((p) => p[who].stars[star]).length);
  const faults = [
    faultOf(
      'the bot lacks a star',
      own.filter(({ bot }) => !bot.stars.every(Boolean)),
    ),
    faultOf(
      `the twin reaches star ${gate}`,
      own.filter(({ twin }) => twin.stars[gate - 1]),
    ),
    faultOf(
      'idle reaches a star',
      own.filter(({ idle }) => idle.stars.some(Boolean)),
    ),
  ];
  return {
    level: id,
    seeds: own.length,
    bot: reached('bot'),
    twin: reached('twin'),
    idle: reached('idle'),
    gate,
    faults: faults.filter((fault) => fault !== ''),
  };
}

function faultOf(what: string, proofs: readonly Proof[]): string {
  return proofs.length === 0 ? '' : `${what} under ${proofs.map(({ seed }) => seed).join(', ')}`;
}
