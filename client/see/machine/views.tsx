import type { JSX } from 'preact';
import type { MachineViewId } from '#shared/see/machine/entry.ts';
import { FaultsView } from './views/faults.tsx';
import type { MachineViewProps } from './views/machine-view-props.ts';
import { ProcessorView } from './views/processor.tsx';
import { TwoMapsView } from './views/two-maps.tsx';

/** The component of each picture. To add one: a file in `views`, its id in `MachineViewId`, a line here. */
export const VIEWS: { readonly [V in MachineViewId]: (props: MachineViewProps) => JSX.Element | null } = {
  processor: ProcessorView,
  twoMaps: TwoMapsView,
  faults: FaultsView,
};
