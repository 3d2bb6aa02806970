import type { HostId, VmId } from '#shared/ids.ts';
import { int } from '#shared/payload.ts';
import { MOVE_REASONS } from '../../kernel/codes/index.ts';
import { liveMoveRefusal } from '../../migration/index.ts';
import { bookMigration } from '../../placement/index.ts';
import { defineCommand } from '../define.ts';

/** Makes a move that the balancer has suggested. */
export const applySuggestion = defineCommand({
  payload: { suggestion: int(0, 255) },

  check(world, { suggestion }) {
    const { suggestions } = world;
    const none = suggestion >= suggestions.rows || suggestions.reason[suggestion] === MOVE_REASONS.indexOf('none');
    if (none) return { code: 'noSuchSuggestion' };
    return liveMoveRefusal(world, suggestions.vm[suggestion] as VmId, suggestions.to[suggestion] as HostId);
  },

  apply(world, { suggestion }, by) {
    const { suggestions } = world;
    bookMigration(world, suggestions.vm[suggestion] as VmId, suggestions.to[suggestion] as HostId, 'preCopy', by);
    suggestions.reason[suggestion] = MOVE_REASONS.indexOf('none');
  },
});
