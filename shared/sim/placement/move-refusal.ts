import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { vmRefusal } from '../capabilities/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld } from '../kernel/world.ts';
import { arrivalRefusal } from './arrival-refusal.ts';
import { freeMigrationRow } from './migration-booking.ts';

/** Why a VM cannot be sent to another host, whichever way, or nothing. */
export function moveRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  const unfit = vmRefusal(world, 'moveCold', vm);
  if (unfit) return unfit;
  if (world.vms.host[vm] === host) return { code: 'alreadyThere', vm, host };
  return (
    arrivalRefusal(world, vm, host) ?? (freeMigrationRow(world) === NONE ? { code: 'tooManyMigrations' } : undefined)
  );
}
