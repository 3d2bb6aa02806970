import { tenantNameIn } from '#client/words/tenant-name.ts';
import type { Debrief } from '#shared/protocol/debrief.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { aboutOf, helpAgainst, type LossGroup, lossGroups, reasonWords, worstLine } from '../score/largest-loss.ts';
import { type RoomThen, roomThen } from '../score/room-then.ts';
import { teamSteps } from '../score/team-steps.ts';
import type { LossAbout, WaterfallStep } from '../score/waterfall-steps.ts';

/** One reason for which a class is short of points, over all its teams. */
export interface ClassLoss {
  readonly reason: string;
  readonly name: string;
  readonly why: string;
  /** Which orders would have helped where it was worst; empty if none of the hall does. */
  readonly help: string;
  /** Teams that lost something by it. */
  readonly teams: number;
  /** Thousandths of a point: what it cost a team on average, those that lost nothing by it among them. Above 0. */
  readonly averageMilli: number;
  /** Thousandths of a point: what it cost the team that it cost the most. */
  readonly mostMilli: number;
  /** Customers that it hit, the most first; empty if nobody in particular. */
  readonly customers: readonly string[];
  /** Whom it hit most and when, where it was worst; empty if nobody in particular. */
  readonly whom: string;
  /** Where to look: the team that lost the most by it, and the tick at which that began. */
  readonly moment?: { readonly team: number; readonly tick: number; readonly about?: LossAbout };
}

/** More customers than this are not named. */
const CUSTOMERS_MOST = 3;

/** One reason in one team. */
interface TeamLoss {
  readonly team: number;
  readonly group: LossGroup;
  readonly hadRoom: RoomThen;
}

/** What cost a class points, the most first. Nothing while no team has a score. */
export function classLosses(debrief: Debrief, scenario: Scenario): readonly ClassLoss[] {
  const known = debrief.teams.flatMap((team) => {
    const steps = teamSteps(debrief, scenario, team);
    const hadRoom = roomThen(scenario, team.accounts?.series);
    return steps ? [lossGroups(steps).map((group): TeamLoss => ({ team: team.team, group, hadRoom }))] : [];
  });
  const losses = known.flat();
  const reasons = [...new Set(losses.map(({ group }) => group.reason))];
  return reasons
    .map((reason) =>
      classLoss(
        losses.filter(({ group }) => group.reason === reason),
        known.length,
        scenario,
      ),
    )
    .sort((a, b) => b.averageMilli - a.averageMilli);
}

function classLoss(losses: readonly TeamLoss[], teams: number, scenario: Scenario): ClassLoss {
  const [worst] = [...losses].sort((a, b) => a.group.milliPoints - b.group.milliPoints);
  if (!worst) throw new Error('a reason without a loss');
  const line = worstLine(worst.group);
  const sum = losses.reduce((all, { group }) => all - group.milliPoints, 0);
  return {
    reason: worst.group.reason,
    ...reasonWords(worst.group),
    help: helpAgainst(worst.group, line, scenario.commands, worst.hadRoom),
    teams: losses.filter(({ group }) => group.milliPoints < 0).length,
    averageMilli: sum / teams,
    mostMilli: -worst.group.milliPoints,
    customers: customersHit(losses, scenario),
    whom: line?.where ?? '',
    ...(line?.fromTick !== undefined && { moment: { team: worst.team, tick: line.fromTick, ...aboutOf(line) } }),
  };
}

/** Names of the customers that a reason hit, over all teams, those that it cost the most first. */
function customersHit(losses: readonly TeamLoss[], scenario: Scenario): readonly string[] {
  const lost = new Map<number, number>();
  for (const { tenant, milliPoints } of losses.flatMap(({ group }) => linesOf(group)))
    if (tenant !== undefined) lost.set(tenant, (lost.get(tenant) ?? 0) + milliPoints);
  const byLoss = [...lost].sort(([, a], [, b]) => a - b).slice(0, CUSTOMERS_MOST);
  return byLoss.map(([tenant]) => tenantNameIn(scenario, tenant));
}

function linesOf({ parts }: LossGroup): readonly WaterfallStep[] {
  return parts.flatMap(({ part }) => part.parts ?? []);
}
