import { getHeapStatistics } from 'node:v8';
import type { Meter } from '../rooms/room-deps.ts';
import type { Sample } from './wire.ts';

/** Collects what rooms measure, to be told to the front thread once a second. */
export class Sampler implements Meter {
  #sample = emptySample();

  tick(ms: number, lateMs: number): void {
    this.#sample.tickMs.push(ms);
    this.#sample.lateMs.push(lateMs);
  }

  encoded(ms: number, bytes: number): void {
    this.#sample.encodeMs.push(ms);
    this.#sample.frameBytes.push(bytes);
  }

  committed(ms: number): void {
    this.#sample.commitMs.push(ms);
  }

  waiting(orders: number): void {
    this.#sample.waitingOrders.push(orders);
  }

  count(what: keyof Sample['counts'], times = 1): void {
    this.#sample.counts[what] += times;
  }

  /** What was measured since the last call. */
  take(): Sample {
    const taken = this.#sample;
    this.#sample = emptySample();
    return { ...taken, heapBytes: getHeapStatistics().used_heap_size };
  }
}

function emptySample(): Sample {
  return {
    tickMs: [],
    lateMs: [],
    encodeMs: [],
    frameBytes: [],
    commitMs: [],
    waitingOrders: [],
    heapBytes: 0,
    counts: { overrunTicks: 0, fencedAppends: 0, hashMismatches: 0, roomsFailed: 0 },
  };
}
