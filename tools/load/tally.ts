/** What many players saw, added up. Times in ms. */
export interface Tally {
  sent: number;
  acknowledged: number;
  refused: number;
  /** Connections refused, replies that make no sense, frames that cannot be read, rooms that failed. */
  errors: number;
  desyncs: number;
  /** Frames that did not fit: the mirror asked for a key frame. */
  gaps: number;
  frames: number;
  mergedFrames: number;
  keyFrames: number;
  reconnects: number;
  bytes: number;
  commandMs: number[];
  frameMs: number[];
  refusals: Map<string, number>;
  problems: Map<string, number>;
}

export function emptyTally(): Tally {
  return {
    sent: 0,
    acknowledged: 0,
    refused: 0,
    errors: 0,
    desyncs: 0,
    gaps: 0,
    frames: 0,
    mergedFrames: 0,
    keyFrames: 0,
    reconnects: 0,
    bytes: 0,
    commandMs: [],
    frameMs: [],
    refusals: new Map(),
    problems: new Map(),
  };
}

/** Forgets what was seen so far: the measured time begins. */
export function resetTally(tally: Tally): void {
  Object.assign(tally, emptyTally());
}

/** Notes something that must not happen. */
export function noteError(tally: Tally, problem: string): void {
  tally.errors++;
  tally.problems.set(problem, (tally.problems.get(problem) ?? 0) + 1);
}

/** The value below which that share of the values lies; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
  return Math.round((sorted[Math.max(0, at)] ?? 0) * 10) / 10;
}
