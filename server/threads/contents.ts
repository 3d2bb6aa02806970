import { scenarioOf } from '#shared/replay/scenario-of.ts';
import type { Scenario, Trace, Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import { madeTrace } from '#shared/sim/traces/index.ts';
import type { Content } from '../rooms/game.ts';
import type { RoomPlan } from '../storage/journals.ts';

/** Halls with the load traces that they play: measured ones as given, made ones made the first time that they are asked for. */
export class Contents {
  readonly #measured: Traces;
  readonly #traces = new Map<string, Trace>();

  constructor(measured: Traces) {
    this.#measured = measured;
  }

  /** Everything that a room of this plan is played on; nothing if there is no such hall. */
  of(plan: Pick<RoomPlan, 'scenario' | 'seed'>): Content | undefined {
    const scenario = scenarioOf(plan);
    return scenario && { scenario, traces: this.#tracesOf(scenario) };
  }

  #tracesOf({ demand }: Scenario): Traces {
    if (demand.kind !== 'trace') return {};
    const trace = this.#traces.get(demand.trace) ?? this.#measured[demand.trace] ?? madeTrace(demand.trace);
    if (!trace) return {};
    this.#traces.set(demand.trace, trace);
    return { [demand.trace]: trace };
  }
}
