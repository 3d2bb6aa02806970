import type { JSX } from 'preact';
import type { InsideSource } from '#client/inside/frames.ts';
import { InsideSheet } from '#client/inside/inside-sheet.tsx';
import type { PanelProps } from '#client/model/state/panel.ts';
import { namesIn } from './inside-names.ts';

export interface HallInsideProps extends PanelProps {
  /** A worker that plays a game again has every column. Nothing: read off the mirror of a game that goes on. */
  readonly source?: InsideSource;
}

/** A host opened up. */
export function HallInside({ ui, world, tick, source }: HallInsideProps): JSX.Element | null {
  const ask = ui.inside.value;
  if (!ask) return null;
  return (
    <InsideSheet
      source={source ?? { kind: 'mirror', world }}
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
