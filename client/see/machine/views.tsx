import type { JSX } from 'preact';
import type { MachineViewId } from '#shared/see/machine/entry.ts';
import { CacheView } from './views/cache.tsx';
import { CountsView } from './views/counts.tsx';
import { DevicesView } from './views/devices.tsx';
import { FaultsView } from './views/faults.tsx';
import { ListingView } from './views/listing.tsx';
import type { MachineViewProps } from './views/machine-view-props.ts';
import { ProcessorView } from './views/processor.tsx';
import { RingsView } from './views/rings.tsx';
import { TrapPathView } from './views/trap-path.tsx';
import { TwoMapsView } from './views/two-maps.tsx';
import { VerdictView } from './views/verdict.tsx';
import { VmcsView } from './views/vmcs.tsx';

/** The component of each picture. To add one: a file in `views`, its id in `MachineViewId`, a line here. */
export const VIEWS: { readonly [V in MachineViewId]: (props: MachineViewProps) => JSX.Element | null } = {
  rings: RingsView,
  listing: ListingView,
  trapPath: TrapPathView,
  processor: ProcessorView,
  twoMaps: TwoMapsView,
  faults: FaultsView,
  devices: DevicesView,
  counts: CountsView,
  cache: CacheView,
  vmcs: VmcsView,
  verdict: VerdictView,
};
