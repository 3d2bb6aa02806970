import { at, nameOf } from '#client/model/facts/cell.ts';
import { datastoreName } from '#client/model/facts/names.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { counted, mib, number, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { IMAGE_FINDINGS } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { evacuationPreview } from './evacuation.ts';
import type { Preview, PreviewLine } from './preview-line.ts';
import { stopPreview } from './vms.ts';

/*
 * Orders about what nobody sees: what they will find cannot be said before, but what is known now, and what they cost, can.
 */

/** What an audit starts from: what is known of the image so far. */
export function auditPreview({ vms }: OpenWorld, { vm }: Args): Preview | undefined {
  if (typeof vm !== 'number') return undefined;
  const finding = nameOf(IMAGE_FINDINGS, at(vms.finding, vm));
  return besides([{ tone: 'plain', text: t('preview.hidden.audit', { finding: t(`finding.${finding}`) }) }]);
}

/** What room a snapshot with memory takes at once, of what its datastore has left. */
export function evidencePreview(world: OpenWorld, args: Args): Preview | undefined {
  return snapshotPreview(world, { ...args, memory: true });
}

/** What room a snapshot takes at once, and how long the chain is then. */
export function snapshotPreview({ vms, datastores }: OpenWorld, { vm, memory }: Args): Preview | undefined {
  if (typeof vm !== 'number' || typeof memory !== 'boolean') return undefined;
  const datastore = at(vms.datastore, vm);
  const needMib = memory ? at(vms.memMib, vm) : 0;
  const freeMib = Math.max(0, at(datastores.freeMib, datastore));
  const words = { size: mib(needMib), free: mib(freeMib), name: datastoreName(datastore) };
  const room: PreviewLine = { tone: needMib > freeMib ? 'bad' : 'plain', text: t('preview.hidden.room', words) };
  const depth = at(vms.snapshots, vm) + 1;
  const tone = depth > ADVISED_DEPTH ? 'watch' : 'plain';
  return besides([room, { tone, text: t('preview.hidden.depth', { snapshots: counted('snapshots', depth) }) }]);
}

/** VMware advises chains of at most three (KB 1025279). */
const ADVISED_DEPTH = 3;

/** How far a guest is behind and what may come of it, and what its restart costs. */
export function guestPatchPreview(world: OpenWorld, args: Args): Preview | undefined {
  const { vms, hall } = world;
  const { vm } = args;
  if (typeof vm !== 'number') return undefined;
  const words = {
    own: number(at(vms.guestPatch, vm)),
    newest: number(at(hall.guestPatchLevel, 0)),
    odds: percentOfPermille(at(vms.breakInPermille, vm)),
  };
  const line: PreviewLine = { tone: 'good', text: t('preview.hidden.guestPatch', words) };
  return besides([line, ...(stopPreview(world, args)?.lines ?? [])]);
}

/** What may come of a host without the newest patch; then whether its VMs find room, or that they stay. */
export function hostPatchPreview(world: OpenWorld, { host, live }: Args): Preview | undefined {
  const { hosts, hall } = world;
  if (typeof host !== 'number' || typeof live !== 'boolean') return undefined;
  const words = {
    own: number(at(hosts.patchLevel, host)),
    newest: number(at(hall.patchLevel, 0)),
    odds: percentOfPermille(at(hosts.escapePermille, host)),
  };
  const line: PreviewLine = { tone: 'good', text: t('preview.hidden.hostPatch', words) };
  if (live) return besides([line, { tone: 'good', text: t('preview.hidden.live', { vms: vmsText(world, host) }) }]);
  return besides([line, ...(evacuationPreview(world, { host, on: true })?.lines ?? [])]);
}

/** Who is on a host that is cut off, and stays until moved. */
export function quarantinePreview(world: OpenWorld, { host, on }: Args): Preview | undefined {
  if (typeof host !== 'number' || on !== true) return undefined;
  return besides([{ tone: 'watch', text: t('preview.hidden.quarantine', { vms: vmsText(world, host) }) }]);
}

function vmsText({ hosts }: OpenWorld, host: number): string {
  return counted('vms', at(hosts.vms, host));
}

/** Said besides what the order does in general: what it finds is not among these lines. */
function besides(lines: readonly PreviewLine[]): Preview {
  return { lines, besides: true };
}
