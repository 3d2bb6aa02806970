import type { InsideNames } from '#client/inside/inside-names.ts';
import { datastoreName, hostName, type NamedWorld, tenantName, vmName } from '#client/model/facts/names.ts';

/** What things are called in a hall. */
export function namesIn(world: NamedWorld): InsideNames {
  return {
    vm: (vm) => vmName(world, vm),
    host: hostName,
    tenant: (tenant) => tenantName(world, tenant),
    datastore: datastoreName,
  };
}
