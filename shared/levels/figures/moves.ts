import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import type { HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';
import type { Chosen } from './owed.ts';

/** Figures of moves between hosts. */

/** Number of the chosen VMs that were moved off a host while they ran, and stand elsewhere. */
export function movedOff(id: string, from: HostId, chosen: Chosen): LevelFigure<HallRun> {
  return {
    id,
    unit: 'count',
    read: (run) =>
      chosenVms(run, chosen).filter((vm) => pauseMsOf(run, vm) !== undefined && isElsewhere(run, vm, from)).length,
  };
}

/** The longest pause of a chosen VM on its way to where it stands now, ms; as long as the level for one that nobody moved. */
export function longestPause(id: string, chosen: Chosen): LevelFigure<HallRun> {
  return {
    id,
    unit: 'ms',
    counts: 'rises',
    soFar: (run) => {
      const pauses = chosenVms(run, chosen).flatMap((vm) => pauseMsOf(run, vm) ?? []);
      return pauses.length > 0 ? Math.max(...pauses) : undefined;
    },
    read: (run) => {
      const never = run.level.hall.scenario.lengthS * 1000;
      return Math.max(...chosenVms(run, chosen).map((vm) => pauseMsOf(run, vm) ?? never));
    },
  };
}

/** The longest of the pauses of a VM's moves that arrived, ms. */
function pauseMsOf({ events }: HallRun, vm: VmId): number | undefined {
  const pauses = events.flatMap(({ event }) =>
    event.type === 'migrationDone' && event.vm === vm ? [event.pauseMs] : [],
  );
  return pauses.length === 0 ? undefined : Math.max(...pauses);
}

function isElsewhere({ world: { vms } }: HallRun, vm: VmId, from: HostId): boolean {
  return vms.host[vm] !== NONE && vms.host[vm] !== from;
}

function chosenVms({ world }: HallRun, chosen: Chosen): VmId[] {
  return Array.from(world.vms.state.keys(), (vm) => vm as VmId).filter((vm) => chosen(world, vm));
}
