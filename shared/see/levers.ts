import type { HostModel, Policies, Scenario, TenantSpec, VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { Setting, TimedOrder } from './entry.ts';

/** Changes of a setting that levers are made of. */

export function withScenario(setting: Setting, change: Partial<Scenario>): Setting {
  return { ...setting, scenario: { ...setting.scenario, ...change } };
}

export function withPolicies(setting: Setting, change: Partial<Policies>): Setting {
  return withScenario(setting, { policies: { ...setting.scenario.policies, ...change } });
}

export function withFacility(setting: Setting, change: Partial<Scenario['facility']>): Setting {
  return withScenario(setting, { facility: { ...setting.scenario.facility, ...change } });
}

/** Another model for all hosts. */
export function withHosts(setting: Setting, change: Partial<HostModel>): Setting {
  return withScenario(setting, { hostModels: setting.scenario.hostModels.map((model) => ({ ...model, ...change })) });
}

/** Other VMs: of one customer (its row), or of all. */
export function withVms(setting: Setting, change: Partial<VmSpec>, only?: number): Setting {
  return withTenants(setting, ({ vm }) => ({ vm: { ...vm, ...change } }), only);
}

export function withTenants(
  setting: Setting,
  change: (tenant: TenantSpec) => Partial<TenantSpec>,
  only?: number,
): Setting {
  const tenants = setting.scenario.tenants.map((tenant, row) =>
    only === undefined || only === row ? { ...tenant, ...change(tenant) } : tenant,
  );
  return withScenario(setting, { tenants });
}

/** More orders, or others in their place. */
export function withOrders(setting: Setting, orders: readonly TimedOrder[]): Setting {
  return { ...setting, orders };
}

/** Loads of some VMs in percent, from the first one on; the others keep theirs. */
export function withLoads(setting: Setting, percents: readonly number[]): Setting {
  const load = setting.traces.load;
  if (!load) throw new Error('the setting has no load');
  const percent = Float64Array.from(load.percent);
  percents.forEach((value, row) => {
    percent.fill(value, row * load.columns, (row + 1) * load.columns);
  });
  return { ...setting, traces: { ...setting.traces, load: { ...load, percent } } };
}

/** Another course of active memory, in percent, of one VM. */
export function withMemory(setting: Setting, vm: number, percents: readonly number[]): Setting {
  const memory = setting.traces.memory;
  if (!memory) throw new Error('the setting has no memory trace');
  const percent = Float64Array.from(memory.percent);
  percents.forEach((value, column) => {
    percent[vm * memory.columns + column] = value;
  });
  return { ...setting, traces: { ...setting.traces, memory: { ...memory, percent } } };
}

/** Another course of load, in percent, of all VMs from one on. */
export function withTraceOf(setting: Setting, first: number, percents: readonly number[]): Setting {
  const load = setting.traces.load;
  if (!load) throw new Error('the setting has no load');
  const percent = Float64Array.from(load.percent);
  for (let vm = first; vm < load.rows; vm++) percent.set(percents, vm * load.columns);
  return { ...setting, traces: { ...setting.traces, load: { ...load, percent } } };
}
