import type { Looked } from './looker.ts';
import { percentile, type Tally } from './tally.ts';

/** What `npm run load --json` prints. Times in ms, bytes as received by a client, frames of WebSocket included. */
export interface LoadReport {
  readonly seats: number;
  readonly sent: number;
  readonly acknowledged: number;
  readonly refused: number;
  readonly unanswered: number;
  readonly errors: number;
  readonly desyncs: number;
  readonly commandMs: { readonly p50: number; readonly p99: number };
  /** Time between two ticks as they arrive. */
  readonly frameMs: { readonly p50: number; readonly p99: number };
  readonly bytesPerSeatPerSecond: number;
  readonly jsonBytesPerSeatPerSecond: number;
  readonly serverCores: number;
  /** Mean time to step and show all teams of one room, by the server's own clock. */
  readonly roomTickMs: number;
  /** From when a tick was due to when it began, by the server's own clock: bounds below which that share of the ticks lay. */
  readonly tickLateMs: { readonly p50: number; readonly p99: number };
  /** Debriefs that were asked for meanwhile. */
  readonly debriefs: number;
  readonly debriefMs: { readonly p50: number; readonly max: number };
  readonly debriefBytes: number;
  readonly seconds: number;
  readonly frames: number;
  readonly mergedFrames: number;
  readonly keyFrames: number;
  readonly reconnects: number;
  readonly refusals: { readonly [code: string]: number };
  readonly problems: { readonly [code: string]: number };
}

export interface Measured {
  readonly seats: number;
  readonly seconds: number;
  readonly before: ServerWork;
  readonly after: ServerWork;
  /** Mean bytes of a JSON snapshot of one hall. */
  readonly jsonBytes: number;
  readonly debriefs: readonly Looked[];
}

export function reportOf(tally: Tally, measured: Measured): LoadReport {
  const { seats, seconds, before, after, jsonBytes, debriefs } = measured;
  const debriefMs = debriefs.map(({ ms }) => ms);
  const { sent, acknowledged, refused, errors, desyncs, frames, mergedFrames, keyFrames, reconnects } = tally;
  return {
    seats,
    sent,
    acknowledged,
    refused,
    unanswered: sent - acknowledged - refused,
    errors,
    desyncs,
    commandMs: { p50: percentile(tally.commandMs, 0.5), p99: percentile(tally.commandMs, 0.99) },
    frameMs: { p50: percentile(tally.frameMs, 0.5), p99: percentile(tally.frameMs, 0.99) },
    bytesPerSeatPerSecond: Math.round(tally.bytes / seats / seconds),
    jsonBytesPerSeatPerSecond: Math.round((jsonBytes * frames) / seats / seconds),
    serverCores: Math.round(((after.cpuS - before.cpuS) / seconds) * 1000) / 1000,
    roomTickMs: Math.round(((after.tickMs - before.tickMs) / Math.max(1, after.ticks - before.ticks)) * 100) / 100,
    tickLateMs: { p50: lateMs(before, after, 0.5), p99: lateMs(before, after, 0.99) },
    debriefs: debriefs.length,
    debriefMs: { p50: percentile(debriefMs, 0.5), max: percentile(debriefMs, 1) },
    debriefBytes: Math.max(0, ...debriefs.map(({ bytes }) => bytes)),
    seconds: Math.round(seconds * 10) / 10,
    frames,
    mergedFrames,
    keyFrames,
    reconnects,
    refusals: Object.fromEntries(tally.refusals),
    problems: Object.fromEntries(tally.problems),
  };
}

/** What the server says of itself: CPU seconds used so far, ticks stepped and the time that took. */
export interface ServerWork {
  readonly cpuS: number;
  readonly ticks: number;
  readonly tickMs: number;
  /** Ticks that began at most so many ms late, by that bound. */
  readonly late: readonly { readonly ms: number; readonly ticks: number }[];
}

/** The bound below which that share of the ticks between two looks began. */
function lateMs(before: ServerWork, after: ServerWork, share: number): number {
  const ticks = after.late.map(({ ms, ticks: upTo }, i) => ({ ms, ticks: upTo - (before.late[i]?.ticks ?? 0) }));
  const wanted = share * (ticks.at(-1)?.ticks ?? 0);
  return ticks.find(({ ticks: upTo }) => upTo >= wanted)?.ms ?? 0;
}

export async function serverWork(url: string): Promise<ServerWork> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string): number => {
    const value = new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1];
    if (value === undefined) throw new Error(`${url}/metrics tells no ${name}`);
    return Number(value);
  };
  return {
    cpuS: read('process_cpu_seconds_total'),
    ticks: read('overcommit_tick_ms_count'),
    tickMs: read('overcommit_tick_ms_sum'),
    late: [...text.matchAll(/^overcommit_tick_late_ms_bucket\{le="([^"]+)"\} (\d+)/gm)].map(([, le, ticks]) => ({
      ms: le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le),
      ticks: Number(ticks),
    })),
  };
}
