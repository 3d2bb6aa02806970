import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '#client/words/words.ts';
import { lastPage } from '#shared/machine/trial/walk.ts';
import type { Run } from '#shared/machine/vmm/run.ts';
import { MapLegend } from '../maps/map-legend.tsx';
import { chainOf, columnsOf, type TileId } from '../maps/map-model.ts';
import { TileGrid } from '../maps/tile-grid.tsx';
import { chainWords } from '../maps/tile-words.ts';
import { useLinks } from '../maps/use-links.ts';
import { WalkList } from '../maps/walk-list.tsx';
import type { MachineViewProps } from './machine-view-props.ts';
import '../maps/maps.css';

/**
 * Two maps of memory: from the guest's pages to what it takes for frames, and from there to frames of the machine, with the
 * hypervisor's tables between. A tile lights up its partners in all columns.
 */
export function TwoMapsView({ run, moment }: MachineViewProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<TileId>();
  const [pinned, setPinned] = useState<TileId>();
  const chain = chainOf(run, pointed ?? pinned ?? defaultTile(run));
  const columns = columnsOf(run);
  const lines = useLinks(place, chain.links, moment);
  return (
    <section class="maps" aria-label={t('machine.view.twoMaps')}>
      <h3>{t('machine.view.twoMaps')}</h3>
      <p class="maps-chain" role="status">
        {chainWords(run, chain)}
      </p>
      <div class={`maps-grids of-${columns.length}`} ref={place}>
        {columns.map((model) => (
          <TileGrid
            key={model.column}
            model={model}
            lit={chain.tiles}
            pinned={pinned}
            onPoint={setPointed}
            onPin={(id) => setPinned(id === pinned ? undefined : id)}
          />
        ))}
        <svg class="maps-lines" aria-hidden="true">
          {lines.map(({ from, to, bond, path }) => (
            <path key={`${from} ${to}`} class={`of-${bond}`} d={path} />
          ))}
        </svg>
      </div>
      <WalkList run={run} page={chain.page ?? lastPage(run) ?? 0} />
      <MapLegend columns={columns} />
    </section>
  );
}

/** The page of the last access, unless somebody has chosen another tile. */
function defaultTile(run: Run): TileId {
  return `pages-${lastPage(run) ?? 0}`;
}
