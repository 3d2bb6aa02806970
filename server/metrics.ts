import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Sample } from './threads/wire.ts';

const MS_BUCKETS = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512];
const BYTE_BUCKETS = [64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 65_536];

/** Everything that is measured, as Prometheus reads it. Counters carry no names of people or rooms. */
export interface Metrics {
  readonly registry: Registry;
  readonly commands: Counter<'outcome'>;
  readonly catchUps: Counter<'kind'>;
  readonly sentBytes: Counter;
  readonly resyncs: Counter;
  readonly stalled: Counter;
  /** Takes in what a rooms thread measured. */
  observe(sample: Sample): void;
}

/** `read` is asked for the gauges whenever somebody collects. */
export function openMetrics(read: () => { [gauge: string]: number }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const gauge = new Gauge({
    name: 'overcommit_now',
    help: 'rooms, connections, frames in flight, and requests waiting in the queues between threads',
    labelNames: ['what'],
    registers,
    collect() {
      for (const [what, value] of Object.entries(read())) this.set({ what }, value);
    },
  });
  registry.registerMetric(gauge);
  return {
    registry,
    commands: new Counter({
      name: 'overcommit_commands_total',
      help: 'commands answered',
      labelNames: ['outcome'],
      registers,
    }),
    catchUps: new Counter({
      name: 'overcommit_catch_up_frames_total',
      help: 'key and merged frames sent',
      labelNames: ['kind'],
      registers,
    }),
    sentBytes: new Counter({ name: 'overcommit_frame_bytes_sent_total', help: 'bytes of frames sent', registers }),
    resyncs: new Counter({ name: 'overcommit_resyncs_total', help: 'mirrors whose hash differed', registers }),
    stalled: new Counter({
      name: 'overcommit_stalled_total',
      help: 'clients let go because they did not drain',
      registers,
    }),
    observe: roomMetrics(registers),
  };
}

function roomMetrics(registers: Registry[]): (sample: Sample) => void {
  const ms = (name: string, help: string) =>
    new Histogram({ name: `overcommit_${name}_ms`, help, buckets: MS_BUCKETS, registers });
  const count = (name: string, help: string) => new Counter({ name: `overcommit_${name}_total`, help, registers });
  const tick = ms('tick', 'time to step and show all teams of a room');
  const late = ms('tick_late', 'time between when a tick was due and when it began, its commit included');
  const encode = ms('encode', 'time to encode the frames of a tick');
  const commit = ms('commit', 'time until a write was durable');
  const bytes = new Histogram({
    name: 'overcommit_tick_bytes',
    help: 'bytes of all frames of a tick',
    buckets: BYTE_BUCKETS,
    registers,
  });
  const orders = count('orders', 'orders carried out');
  const heap = new Gauge({
    name: 'overcommit_rooms_heap_bytes',
    help: 'heap of the thread that steps rooms',
    registers,
  });
  const counters = {
    overrunTicks: count('overrun_ticks', 'ticks given up because the server was too slow'),
    fencedAppends: count('fenced_appends', 'writes refused, and rooms let go, because another process owns them'),
    hashMismatches: count('hash_mismatches', 'rooms whose replay did not give the noted hash'),
    roomsFailed: count('rooms_failed', 'rooms that ended with a failure'),
  };
  return (sample) => {
    heap.set(sample.heapBytes);
    for (const value of sample.tickMs) tick.observe(value);
    for (const value of sample.lateMs) late.observe(value);
    for (const value of sample.encodeMs) encode.observe(value);
    for (const value of sample.commitMs) commit.observe(value);
    for (const value of sample.frameBytes) bytes.observe(value);
    for (const value of sample.waitingOrders) orders.inc(value);
    for (const [name, counter] of Object.entries(counters)) counter.inc(sample.counts[name as keyof typeof counters]);
  };
}
