import type { RecordedLine } from '#shared/replay/recording.ts';
import { timelineOf } from '#shared/replay/timelines.ts';
import { lossesOf, type SeriesData, type SeriesName } from '#shared/sim/accounts/index.ts';
import { isAllowed } from '#shared/sim/commands/allowed.ts';
import type { CommandCall, CommandName } from '#shared/sim/commands/index.ts';
import type { DisturbanceName } from '#shared/sim/disturbances/index.ts';
import { type Cause, INCIDENT_KINDS, INCIDENT_STATES, type IncidentKind } from '#shared/sim/kernel/codes/index.ts';
import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import type { World } from '#shared/sim/kernel/world.ts';

/** What a team's journal holds, as far as a question can be asked about it: its orders as they stand, its seconds, its losses, its hall at the end. */
export interface Evidence {
  readonly world: World;
  readonly series: SeriesData;
  readonly lines: readonly RecordedLine[];
  readonly team: number;
}

/** A tick of the team's game; absent: it never happened. */
export type When = number | undefined;

/** The first of these, if any. */
export function firstOf(ticks: Iterable<When>): When {
  const found = [...ticks].filter((tick) => tick !== undefined);
  return found.length === 0 ? undefined : Math.min(...found);
}

/** End of the first second in which something holds of a column; `before`: its value a second earlier, 0 at the start. */
export function secondWhere(
  { series, world }: Evidence,
  name: SeriesName,
  holds: (value: number, before: number, second: number) => boolean,
): When {
  const column = series.columns[name];
  for (let second = 0; second < series.beats; second++)
    if (holds(column[second], column[second - 1] ?? 0, second)) return (second + 1) * ticksOf(world.scenario, SECOND_S);
  return undefined;
}

type ArgsOf<N extends CommandName> = Extract<CommandCall, { name: N }>['args'];

export interface Given<N extends CommandName> {
  readonly tick: number;
  readonly args: ArgsOf<N>;
}

/**
 * Orders of that name that members of the team gave, in their order. A journal does not say whether the hall did them: a card
 * that asks about what came of one looks for that in the seconds, the losses, or the hall at the end.
 */
export function ordersOf<N extends CommandName>({ lines, team, world }: Evidence, name: N): readonly Given<N>[] {
  if (!isAllowed(world.scenario, name)) return [];
  return timelineOf(lines, team).orders.flatMap(({ tick, entry: { by, call } }) =>
    by >= 0 && call.name === name ? [{ tick, args: call.args as ArgsOf<N> }] : [],
  );
}

/** The first loss by one of these causes, of a tenant of which something holds. */
export function lossBy({ world }: Evidence, causes: readonly Cause[], holds = (_tenant: number) => true): When {
  return firstOf(
    lossesOf(world).map(({ cause, tenant, firstTick }) =>
      causes.includes(cause) && holds(tenant) ? firstTick : undefined,
    ),
  );
}

/** When the first incident of a kind began that is still listed, about a row of which something holds. */
export function incidentOf(
  { world: { incidents } }: Evidence,
  kind: IncidentKind,
  holds = (_subject: number) => true,
): When {
  const code = INCIDENT_KINDS.indexOf(kind);
  const ticks = Array.from(incidents.state, (state, row) => {
    const fits = INCIDENT_STATES[state] !== 'none' && incidents.kind[row] === code && holds(incidents.subject[row]);
    return fits ? incidents.sinceTick[row] : undefined;
  });
  return firstOf(ticks);
}

/** When something first went wrong of itself or by an instructor's hand; whether it found anything is for the losses to tell. */
export function faultOf({ lines, team, world }: Evidence, fault: DisturbanceName): When {
  const injected = timelineOf(lines, team).orders.flatMap(({ tick, entry: { call } }) =>
    call.name === 'injectFault' && call.args.fault === fault ? [tick] : [],
  );
  const planned = world.scenario.events.flatMap(({ kind, atS }) => {
    const tick = ticksOf(world.scenario, atS);
    return kind === fault && tick <= world.tick ? [tick] : [];
  });
  return firstOf([...injected, ...planned]);
}

/** Whether a VM of a tenant is there of which something holds, at the end. */
export function hasVm({ world: { vms } }: Evidence, tenant: number, holds: (vm: number) => boolean): boolean {
  return Array.from(vms.tenant).some((of, vm) => of === tenant && holds(vm));
}
