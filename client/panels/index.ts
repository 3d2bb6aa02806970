import type { JSX } from 'preact';
import { Clock } from './clock.tsx';
import { ContractsTray } from './contracts-tray.tsx';
import { Crew } from './crew.tsx';
import { ForecastLane } from './forecast-lane.tsx';
import { IncidentTicker } from './incident-ticker.tsx';
import { Inspector } from './inspector.tsx';
import { Money } from './money.tsx';
import type { PanelProps } from './panel.ts';
import { VerbsPanel } from './verbs-panel.tsx';
import { Vitals } from './vitals.tsx';

/** Where a panel stands around the hall. */
export type Place = 'top' | 'left' | 'right' | 'below';

/** Every panel, in reading order within its place. A panel appears by being here. */
export const PANELS: readonly {
  readonly id: string;
  readonly place: Place;
  readonly render: (props: PanelProps) => JSX.Element | null;
}[] = [
  { id: 'clock', place: 'top', render: Clock },
  { id: 'forecast', place: 'top', render: ForecastLane },
  { id: 'money', place: 'top', render: Money },
  { id: 'vitals', place: 'top', render: Vitals },
  { id: 'crew', place: 'top', render: Crew },
  { id: 'verbs', place: 'left', render: VerbsPanel },
  { id: 'inspector', place: 'right', render: Inspector },
  { id: 'contracts', place: 'below', render: ContractsTray },
  { id: 'incidents', place: 'below', render: IncidentTicker },
];
