import type { HostModel, Scenario, TenantSpec, TimedEvent } from '#shared/sim/kernel/scenario/scenario.ts';
import { HOST_MODEL_NAMES, type HostModelName, hostModel } from '../host-models.ts';
import type { WorldFile } from '../schema/experiment.ts';
import { given } from '../world/given.ts';

/** Length of a hall in a file that has none of its own, in ticks: one business day of a game. Design value. */
const USUAL_TICKS = 1200;

/**
 * A hall of the game as an experiment file: the same hosts, customers, policies and events, without an end, a goal or orders that
 * are not allowed. Nothing where its load is a measured trace: an experiment names those otherwise.
 */
export function hallFile(scenario: Scenario): WorldFile | undefined {
  const { id, seed, tickSeconds, secondsPerHour, startHour, rows, demand, policies, facility } = scenario;
  const { hosts, vms, tenants, ...room } = rows;
  const { security, autoscaling, datastores, bootWork, events } = scenario;
  if (demand.kind === 'trace') return undefined;
  const file = {
    kind: 'world',
    id,
    seed,
    tickSeconds,
    ticks: lengthOf(scenario),
    clock: { secondsPerHour, startHour },
    ...hostsOf(scenario),
    vms: scenario.tenants.map(groupOf),
    workload: demand.kind === 'curves' ? { kind: 'classes' } : demand,
    policies,
    facility,
    faults: events.map(faultOf),
    rows: { ...room, hosts, ...(demand.kind === 'curves' && { vms }), tenants },
    ...given({ security, autoscaling, datastores, bootWork }),
  };
  // Specs of scenarios and fields of files have the same names and the same values; a test compares them hall by hall.
  return file as WorldFile;
}

/** Long enough for all that is to happen. */
function lengthOf({ lengthS, tickSeconds, events }: Scenario): number {
  const lastS = Math.max(lengthS, ...events.map(({ atS }) => atS + tickSeconds));
  return Math.max(USUAL_TICKS, Math.ceil(lastS / tickSeconds) + 1);
}

/** Neighbouring hosts that are alike are a group; models that nobody has can be bought. */
function hostsOf({ hosts, hostModels }: Scenario): Pick<WorldFile, 'hosts' | 'catalogue'> {
  const groups: { model: string; state: 'on' | 'off' | 'asleep'; count: number }[] = [];
  for (const { model, state } of hosts) {
    const last = groups.at(-1);
    if (last?.model === model && last.state === state) last.count += 1;
    else groups.push({ model, state, count: 1 });
  }
  const used = new Set(groups.map(({ model }) => model));
  const others = hostModels.filter(({ id }) => !used.has(id));
  return {
    hosts: groups.map(({ model, state, count }) => ({ ...modelFields(hostModels, model), state, count })),
    ...(others.length > 0 && { catalogue: others.map(({ id }) => modelFields(hostModels, id)) }),
  };
}

/** A model by the named one that it is most like, and what differs. */
function modelFields(models: readonly HostModel[], id: string): NonNullable<WorldFile['catalogue']>[number] {
  const own = models.find((model) => model.id === id);
  if (!own) throw new Error(`no host model ${id}`);
  const model: HostModelName = HOST_MODEL_NAMES.find((name) => name === id) ?? 'medium';
  const base = hostModel(model) as unknown as { readonly [field: string]: unknown };
  const differs = Object.entries(own).filter(
    ([field, value]) => field !== 'id' && JSON.stringify(base[field]) !== JSON.stringify(value),
  );
  return { ...Object.fromEntries(differs), model, ...(model === id ? {} : { name: id }) };
}

function groupOf(tenant: TenantSpec): WorldFile['vms'][number] {
  const { archetype, tier, vms, vm, feeCentsPerS, placedOn = [] } = tenant;
  const { product, units, latencyLimitMs, elastic, shape, termS, installed } = tenant;
  const places = Array.from({ length: vms }, (_, i) => placedOn[i] ?? -1);
  const group = {
    ...vm,
    // What is active has been touched: a file says so, a spec lets it follow.
    activeFraction: Math.min(vm.activeFraction, vm.touchedFraction),
    archetype,
    count: vms,
    tier,
    feeCentsPerS,
    placement: placedOn.length > 0 ? places : 'none',
    ...offerOf(tenant),
    ...given({ product, units, latencyLimitMs, elastic, shape, termS, installed }),
  };
  // As above.
  return group as WorldFile['vms'][number];
}

function offerOf(tenant: TenantSpec): Pick<WorldFile['vms'][number], 'offer'> {
  const { baseload, offerAtS, offerForS, wantsHeadroom, comesWith } = tenant;
  if (baseload && offerAtS === 0) return {};
  const asked = baseload ? {} : { for: offerForS };
  return { offer: { ...(offerAtS >= 0 && { at: offerAtS }), ...asked, ...given({ wantsHeadroom, comesWith }) } };
}

function faultOf(event: TimedEvent): NonNullable<WorldFile['faults']>[number] {
  const { kind, subject, atS, forS, warningS, factor, optional } = event;
  return { kind, subject, at: atS, for: forS, warning: warningS, factor, ...given({ optional }) };
}
