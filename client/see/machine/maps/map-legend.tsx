import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { ColumnModel, Look, Mark } from './map-model.ts';

/** What colours and patterns mean: those that there are now. */
export function MapLegend({ columns }: { readonly columns: readonly ColumnModel[] }): JSX.Element {
  const tiles = columns.flatMap((column) => column.tiles);
  const looks = LOOKS.filter((look) => tiles.some((tile) => tile.look === look));
  const marks = MARKS.filter((mark) => tiles.some((tile) => tile.marks.includes(mark)));
  return (
    <ul class="maps-legend small">
      {looks.map((look) => (
        <li key={look}>
          <span class={`maps-tile is-${look}`} aria-hidden="true" /> {t(`maps.look.${look}`)}
        </li>
      ))}
      {marks.map((mark) => (
        <li key={mark}>
          <span class={`maps-tile is-data ${mark}`} aria-hidden="true" /> {t(`maps.mark.${mark}`)}
        </li>
      ))}
    </ul>
  );
}

const LOOKS: readonly Look[] = ['kernel', 'program', 'table', 'entry', 'hypervisor', 'neighbour', 'nobody', 'onDisk'];
const MARKS: readonly Mark[] = ['last', 'readOnly', 'protected', 'stale'];
