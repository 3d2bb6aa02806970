import type { JSX } from 'preact';
import { InsideSheet } from '#client/inside/inside-sheet.tsx';
import type { PanelProps } from '#client/model/state/panel.ts';
import { namesIn } from './inside-names.ts';

/** A host of a game that goes on, opened up: read off the mirror. */
export function HallInside({ ui, world, tick }: PanelProps): JSX.Element | null {
  const ask = ui.inside.value;
  if (!ask) return null;
  return (
    <InsideSheet
      source={{ kind: 'mirror', world }}
      ask={ask}
      tick={tick}
      tickSeconds={world.scenario.tickSeconds}
      names={namesIn(world)}
      sealed={false}
      onAsk={(next) => {
        ui.inside.value = next;
      }}
    />
  );
}
