import { Router } from 'express';
import { infoOf } from '#shared/protocol/hosting.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import type { Scenario, Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import { measuredTraceOf } from '#shared/sim/traces/index.ts';

/** Scenarios that can be hosted here: one whose trace is missing is not offered. */
export function offeredScenarios(traces: Traces): readonly Scenario[] {
  return SCENARIOS.filter((scenario) => {
    const needed = measuredTraceOf(scenario);
    return needed === undefined || Object.hasOwn(traces, needed);
  });
}

/** Names of the measured traces that scenarios ask for. */
export function traceNames(): string[] {
  return SCENARIOS.flatMap((scenario) => measuredTraceOf(scenario) ?? []);
}

export function scenarioRoutes(offered: readonly Scenario[]): Router {
  const infos = offered.map(infoOf);
  const router = Router();
  router.get('/api/scenarios', (_request, response) => {
    response.json(infos);
  });
  return router;
}
