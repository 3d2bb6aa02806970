import type { JSX } from 'preact';
import type { PanelProps } from '#client/model/state/panel.ts';
import { VerbsPanel } from '#client/panels/commands/verbs-panel.tsx';
import { IncidentTicker } from '#client/panels/events/incident-ticker.tsx';
import { Clock } from '#client/panels/hud/clock.tsx';
import { ContractsTray } from '#client/panels/hud/contracts-tray.tsx';
import { Crew } from '#client/panels/hud/crew.tsx';
import { ForecastLane } from '#client/panels/hud/forecast-lane.tsx';
import { Money } from '#client/panels/hud/money.tsx';
import { ScoreAxes } from '#client/panels/hud/score-axes.tsx';
import { Inspector } from '#client/panels/inspector/inspector.tsx';

/** Where a panel stands around the hall. */
export type Place = 'top' | 'left' | 'right' | 'below';

/** Every panel, in reading order within its place. A panel appears by being here. */
export const PANELS = [
  { id: 'clock', place: 'top', render: Clock },
  { id: 'forecast', place: 'top', render: ForecastLane },
  { id: 'money', place: 'top', render: Money },
  { id: 'score', place: 'top', render: ScoreAxes },
  { id: 'crew', place: 'top', render: Crew },
  { id: 'verbs', place: 'left', render: VerbsPanel },
  { id: 'inspector', place: 'right', render: Inspector },
  { id: 'contracts', place: 'below', render: ContractsTray },
  { id: 'incidents', place: 'below', render: IncidentTicker },
] as const satisfies readonly {
  readonly id: string;
  readonly place: Place;
  readonly render: (props: PanelProps) => JSX.Element | null;
}[];
export type PanelId = (typeof PANELS)[number]['id'];
