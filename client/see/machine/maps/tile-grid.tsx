import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { t } from '#client/words/words.ts';
import { TABLE_ENTRIES } from '#shared/machine/hardware/words.ts';
import { type ColumnModel, rowsOf, type Tile, type TileId } from './map-model.ts';
import { tileWords } from './tile-words.ts';

interface TileGridProps {
  readonly model: ColumnModel;
  readonly lit: ReadonlySet<TileId>;
  readonly pinned: TileId | undefined;
  readonly onPoint: (id: TileId | undefined) => void;
  readonly onPin: (id: TileId) => void;
}

/** Tiles in rows of eight. One of them is in the order of tab stops; arrow keys lead to the others. */
export function TileGrid({ model, lit, pinned, onPoint, onPin }: TileGridProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const rows = rowsOf(model);
  const tiles = rows.flat();
  const entrance = tiles.find(({ id }) => id === pinned) ?? tiles.find(({ id }) => lit.has(id)) ?? tiles[0];
  const go = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    const here = tiles.findIndex(({ id }) => id === (document.activeElement as HTMLElement | null)?.dataset.tile);
    const target = by === undefined || here < 0 ? undefined : tiles[here + by];
    if (target === undefined) return;
    event.preventDefault();
    place.current?.querySelector<HTMLElement>(`[data-tile="${target.id}"]`)?.focus();
  };
  return (
    <section class={`maps-column of-${model.column}`} aria-label={t(`maps.column.${model.column}`)} onKeyDown={go}>
      <h4>{t(`maps.column.${model.column}`)}</h4>
      <div class="maps-tiles" ref={place}>
        {rows.map((row) => (
          <div class="maps-row" key={row[0]?.id}>
            <span class="maps-first mono" aria-hidden="true">
              {row[0]?.no}
            </span>
            {row.map((tile) => (
              <TileButton
                key={tile.id}
                tile={tile}
                isLit={lit.has(tile.id)}
                isPinned={tile.id === pinned}
                isEntrance={tile === entrance}
                onPoint={onPoint}
                onPin={onPin}
              />
            ))}
          </div>
        ))}
        {rows.length === 0 && <p class="small soft">{t('maps.empty')}</p>}
      </div>
    </section>
  );
}

const STEPS: { readonly [key: string]: number } = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -TABLE_ENTRIES,
  ArrowDown: TABLE_ENTRIES,
};

interface TileButtonProps extends Pick<TileGridProps, 'onPoint' | 'onPin'> {
  readonly tile: Tile;
  readonly isLit: boolean;
  readonly isPinned: boolean;
  readonly isEntrance: boolean;
}

function TileButton({ tile, isLit, isPinned, isEntrance, onPoint, onPin }: TileButtonProps): JSX.Element {
  const { id, look, marks, text } = tile;
  return (
    <button
      type="button"
      class={`maps-tile is-${look} ${marks.join(' ')} ${isLit ? 'lit' : ''}`}
      data-tile={id}
      tabIndex={isEntrance ? 0 : -1}
      aria-label={tileWords(tile)}
      aria-pressed={isPinned}
      title={tileWords(tile)}
      onPointerEnter={() => onPoint(id)}
      onPointerLeave={() => onPoint(undefined)}
      onFocus={() => onPoint(id)}
      onBlur={() => onPoint(undefined)}
      onClick={() => onPin(id)}
    >
      {text}
    </button>
  );
}
