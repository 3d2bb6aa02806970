import type { VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { auditRefusal, startAudit } from '../../lifecycle/index.ts';
import { defineCommand } from '../define.ts';

/** Looks through what is on a VM’s disk, or a template’s, for something that does not belong there. */
export const auditImage = defineCommand({
  payload: { vm: row<VmId>('vms') },
  check: (world, { vm }) => auditRefusal(world, vm),
  apply: (world, { vm }) => startAudit(world, vm),
});
