import type { Scenario, Traces } from '#shared/sim/kernel/scenario/scenario.ts';

/** A world wish in which VM n wants the n-th of these percentages of its vCPUs, always. */
export function constantLoad(percents: readonly number[]): { traces: Traces; scenario: Pick<Scenario, 'demand'> } {
  const percent = Uint8Array.from(percents.flatMap((p) => [p, p]));
  return {
    traces: { constant: { rows: percents.length, columns: 2, percent } },
    scenario: { demand: { kind: 'trace', trace: 'constant', sampleSeconds: 300 } },
  };
}
