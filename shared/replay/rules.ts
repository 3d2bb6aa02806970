import { ENGINE_VERSION } from '#shared/sim/kernel/engine.ts';
import { hashText, hashWords } from '#shared/sim/kernel/hash.ts';
import type { Scenario, Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import { SCHEMA } from '#shared/sim/kernel/world.ts';

/** Rules under which a journal is written: the declared version, and the columns as they are. */
export const ENGINE = `${ENGINE_VERSION}/${hashText(columnNames()).toString(16)}`;

function columnNames(): string {
  const tables = Object.entries(SCHEMA).map(([table, { hidden, open }]) => [
    table,
    Object.keys(hidden),
    Object.keys(open),
  ]);
  return JSON.stringify(tables);
}

/** Hash of all that a scenario contains, its trace included: a journal is replayed under the same content or not at all. */
export function contentHash(scenario: Scenario, traces: Traces): number {
  const { demand } = scenario;
  const trace = demand.kind === 'trace' ? traces[demand.trace] : undefined;
  const own = hashText(JSON.stringify(scenario));
  return trace ? hashWords(Int32Array.from(trace.percent), own) : own;
}
