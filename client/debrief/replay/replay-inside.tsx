import type { JSX } from 'preact';
import type { InsideSource } from '#client/inside/frames.ts';
import { InsideSheet } from '#client/inside/inside-sheet.tsx';
import type { PanelProps } from '#client/model/state/panel.ts';
import { namesIn } from '#client/play/inside-names.ts';

export interface ReplayInsideProps extends PanelProps {
  readonly source: InsideSource;
}

/** A host of a game that is over, opened up: the worker that plays it again has every column. */
export function ReplayInside({ ui, world, tick, source }: ReplayInsideProps): JSX.Element | null {
  const ask = ui.inside.value;
  if (!ask) return null;
  return (
    <InsideSheet
      source={source}
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
