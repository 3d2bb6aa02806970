import { disclosed } from '#shared/protocol/disclosed.ts';
import type { HostModel, Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { unlocksOf } from '#shared/sim/kernel/scenario/unlocks.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';

/** What a program may know of a hall and what does not change while it is played: as much as a person's browser is told. */
export interface Facts {
  /** Ticks of a second. */
  readonly ticksPerSecond: number;
  /** Servers by their number: `hosts.model`, and `model` of `buyHost`. */
  readonly models: readonly HostModel[];
  /** Customers by their number (`tenants.archetype`), and what each VM of theirs asks for. */
  readonly customers: readonly Customer[];
  /** Second from which on an order may be given, of those that open after the start. */
  readonly opens: { readonly [order: string]: number };
}

interface Customer {
  readonly archetype: string;
  readonly tier: string;
  readonly vms: number;
  readonly vcpus: number;
  readonly memMib: number;
  readonly workload: string;
}

export function factsOf(hidden: Scenario): Facts {
  const scenario = disclosed(hidden);
  const opens = unlocksOf(scenario).flatMap(({ atTick, commands }) =>
    commands.map((command) => [command, Math.round(secondsAt(scenario, atTick))] as const),
  );
  return {
    ticksPerSecond: Math.round(1 / scenario.tickSeconds),
    models: scenario.hostModels,
    customers: scenario.tenants.map(({ archetype, tier, vms, vm: { vcpus, memMib, workload } }) => ({
      archetype,
      tier,
      vms,
      vcpus,
      memMib,
      workload,
    })),
    opens: Object.fromEntries(opens),
  };
}
