import { STREAMS, type StreamState, seedStreams } from '#shared/sim/kernel/random.ts';

/** Random streams beside those of a world: what the lab draws from them changes nothing there. */
export function ownStreams(seed: string): StreamState {
  const words = () => new Float64Array(STREAMS.length);
  const streams = { a: words(), b: words(), c: words(), counter: words() };
  seedStreams(streams, seed);
  return streams;
}
