import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { initialFilesMib } from '#shared/sim/storage/index.ts';
import { MIB_PER_GIB } from '#shared/units.ts';
import type { Problem } from './problems.ts';
import type { WorldExperiment } from './schema/experiment.ts';
import { hostsIn } from './sizes.ts';

/** Disks on datastores that are not there, and datastores inside hosts that are not there or out of a VM's reach. */
export function datastoreProblems(experiment: WorldExperiment): Problem[] {
  const hosts = hostsIn(experiment);
  const stores = (experiment.datastores ?? []).flatMap(({ local }, d) =>
    local !== undefined && local >= hosts
      ? [{ path: `datastores[${d}].local`, reason: `there is no host ${local}; hosts are 0 to ${hosts - 1}` }]
      : [],
  );
  return [...stores, ...diskProblems(experiment)];
}

function diskProblems(experiment: WorldExperiment): Problem[] {
  const { vms, datastores } = experiment;
  const last = (datastores?.length ?? 1) - 1;
  return vms.flatMap(({ disk, placement }, g) => {
    const row = disk?.datastore ?? 0;
    if (row > last) {
      const reason = `there is no datastore ${row}; ${datastores ? `datastores are 0 to ${last}` : 'the file lists none, so there is only 0'}`;
      return [{ path: `vms[${g}].disk.datastore`, reason }];
    }
    const home = datastores?.[row]?.local;
    if (home === undefined || home >= hostsIn(experiment) || !Array.isArray(placement)) return [];
    return placement.flatMap((host, i) =>
      host === home || host < 0
        ? []
        : [
            {
              path: `vms[${g}].placement[${i}]`,
              reason: `its disk is inside host ${home} (datastore ${row}), found host ${host}`,
            },
          ],
    );
  });
}

/** Datastores that are too small for what lies on them at the start. */
export function roomProblems({ datastores, tenants }: Scenario): Problem[] {
  if (!datastores) return [];
  const needMib = datastores.map(() => 0);
  for (const { vm, vms, elastic, baseload, offerAtS, placedOn } of tenants) {
    // Who comes later is not there at the start.
    const present = baseload && offerAtS === 0 ? Math.max(elastic?.start ?? vms, placedOn?.length ?? 0) : 0;
    const { disk, running } = initialFilesMib(vm);
    needMib[vm.disk?.datastore ?? 0] += present * disk + (placedOn?.length ?? 0) * running;
  }
  return datastores.flatMap(({ physicalGib }, d) => {
    const needGib = Math.ceil(needMib[d] / MIB_PER_GIB);
    // The engine counts whole GiB.
    if (needGib <= Math.floor(physicalGib)) return [];
    const reason = `files take ${needGib} GiB at the start (disks, and swap files of VMs that run), found ${physicalGib}`;
    return [{ path: `datastores[${d}].physicalGib`, reason }];
  });
}
