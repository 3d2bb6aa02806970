/** An event of a Chromium trace, as far as it is read here; times in µs. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

/** Script of the page per frame, in ms of the slowed-down CPU. */
export interface FrameTimes {
  readonly frames: number;
  readonly meanMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly worstMs: number;
}

/** What a page runs in a frame is one event; it lasts as long as the page's script does. */
const FRAME = 'FireAnimationFrame';
const US_PER_MS = 1000;

/**
 * How long the script of each frame ran, from a trace: CPU time of the thread where the trace has it. Where it has none, time by the
 * clock: then other programs on the machine count, too, and figures are only worth what the machine was quiet.
 */
export function frameTimes(events: readonly TraceEvent[]): FrameTimes {
  const times = events
    .filter(({ name, ph }) => name === FRAME && ph === 'X')
    .map(({ dur = 0, tdur }) => (tdur ?? dur) / US_PER_MS)
    .sort((a, b) => a - b);
  const sum = times.reduce((total, each) => total + each, 0);
  return {
    frames: times.length,
    meanMs: times.length === 0 ? 0 : sum / times.length,
    medianMs: rank(times, 0.5),
    p95Ms: rank(times, 0.95),
    worstMs: times[times.length - 1] ?? 0,
  };
}

/** Nearest rank of a sorted list; 0 of an empty one. */
function rank(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}
