import { tryExperiment } from './experiment-trial.ts';
import { broken, drawsFrom, randomWorld } from './random-experiment.ts';

/** Tries random experiment files: `npm run fuzz -- --experiments 1000 [--seed n]`. Prints each kind of fault once. */
const [count = 1000, first = 1] = process.argv.slice(2).map(Number);
const counts = { refused: 0, ran: 0, faults: 0 };
const kinds = new Map<string, { seed: number; times: number }>();
for (let seed = first; seed < first + count; seed++) {
  const draws = drawsFrom(seed);
  const value = randomWorld(draws);
  const started = performance.now();
  const outcome = tryExperiment(draws.chance(0.25) ? broken(value, draws) : value);
  const ms = performance.now() - started;
  if (ms > 3000) process.stderr.write(`seed ${seed} took ${Math.round(ms)} ms\n`);
  if (typeof outcome === 'string') counts[outcome] += 1;
  else {
    counts.faults += 1;
    const kind = outcome.fault.replace(/\d+(\.\d+)?(e[+-]?\d+)?/g, 'n');
    const seen = kinds.get(kind);
    if (seen) seen.times += 1;
    else {
      kinds.set(kind, { seed, times: 1 });
      process.stdout.write(`seed ${seed}: ${outcome.fault}\n`);
    }
  }
}
process.stdout.write(`${JSON.stringify({ files: count, ...counts })}\n`);
process.exitCode = counts.faults > 0 ? 1 : 0;
