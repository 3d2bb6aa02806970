import { t } from '#client/words/words.ts';
import type { Run } from '#shared/machine/vmm/run.ts';
import { type Chain, type Tile, wayOf } from './map-model.ts';

/** All that a tile shows, in words. */
export function tileWords({ id, no, look, marks, leadsTo }: Tile): string {
  const column = id.slice(0, id.indexOf('-'));
  const values = { no, frame: leadsTo ?? '' };
  return [t(`maps.tile.${column}.${look}`, values), ...marks.map((mark) => t(`maps.mark.${mark}`))].join(', ');
}

/** From a page to its frames, by the guest's tables and by the hypervisor's, as sentences. */
export function chainWords(run: Run, { page, tiles }: Chain): string {
  if (page === undefined) return t('maps.chain.none', { tiles: tiles.size });
  const { mapped, walk } = wayOf(run, page);
  const parts = [believed(run, page, mapped?.guest?.frame, mapped?.machineFrame)];
  if (mapped?.shadow) {
    const key = mapped.stale ? 'stale' : 'agrees';
    parts.push(t(`maps.chain.shadow.${key}`, { page, frame: mapped.shadow.frame }));
  } else if (mapped?.guest && run.setup.technique !== 'bare' && run.setup.technique !== 'interpretation') {
    parts.push(
      walk.machineFrame === undefined
        ? t('maps.chain.notYet', { page })
        : t('maps.chain.nested', { frame: walk.machineFrame }),
    );
  }
  return parts.join(' ');
}

function believed(run: Run, page: number, frame: number | undefined, machineFrame: number | undefined): string {
  if (frame === undefined) return t('maps.chain.absent', { page });
  if (run.guest.frameOf === undefined) return t('maps.chain.bare', { page, frame });
  if (machineFrame === undefined) return t('maps.chain.outside', { page, frame });
  if (machineFrame >= run.host.frames) return t('maps.chain.onDisk', { page, frame });
  return t('maps.chain.guest', { page, frame, machineFrame });
}
