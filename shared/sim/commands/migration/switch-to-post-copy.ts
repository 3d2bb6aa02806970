import type { MigrationId, VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { MIGRATION_STATES } from '../../kernel/codes/index.ts';
import { dirtyingIn, switchOver } from '../../migration/index.ts';
import { defineCommand } from '../define.ts';

/** Lets a move that copies go over to post-copy: the guest first, what is missing after it. */
export const switchToPostCopy = defineCommand({
  payload: { vm: row<VmId>('vms') },

  check({ vms, migrations }, { vm }) {
    const migration = vms.migration[vm];
    return migrations.state[migration] === MIGRATION_STATES.indexOf('preCopy')
      ? undefined
      : { code: 'vmIsNotCopying', vm };
  },

  apply(world, { vm }) {
    const migration = world.vms.migration[vm] as MigrationId;
    switchOver(world, migration, dirtyingIn(world, migration));
  },
});
