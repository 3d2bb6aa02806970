import type { MigrationId, VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { MIGRATION_STATES } from '../../kernel/codes/index.ts';
import { endMigration } from '../../placement/index.ts';
import { defineCommand } from '../define.ts';

/** Ends a move before its pause: the VM stays where it runs. */
export const cancelMigration = defineCommand({
  payload: { vm: row<VmId>('vms') },

  check({ vms, migrations }, { vm }) {
    const migration = vms.migration[vm];
    const state = MIGRATION_STATES[migrations.state[migration]];
    return state === 'queued' || state === 'preCopy' ? undefined : { code: 'tooLateToCancel' };
  },

  apply(world, { vm }, by) {
    endMigration(world, world.vms.migration[vm] as MigrationId);
    world.events.push({ type: 'migrationCancelled', vm, by });
  },
});
