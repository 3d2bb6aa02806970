import type { JSX } from 'preact';
import type { MachineViewId } from '#shared/see/machine/entry.ts';
import { type Box, Boxes, Head, Tiles } from './sign-parts.tsx';

const LINES: readonly Box[] = [
  [4, 5, 8, 3, 'line'],
  [20, 5, 26, 3, 'line'],
  [4, 12, 8, 3, 'line'],
  [20, 12, 18, 3, 'line'],
  [2, 18, 60, 8, 'now'],
  [4, 29, 8, 3, 'line'],
  [20, 29, 30, 3, 'line'],
  [4, 36, 8, 3, 'line'],
  [20, 36, 22, 3, 'line'],
  [14, 11, 4, 5, 'ballooned'],
  [14, 35, 4, 5, 'ballooned'],
];
const REGISTERS: readonly Box[] = [
  [4, 5, 12, 9, 'frame'],
  [19, 5, 12, 9, 'frame'],
  [34, 5, 12, 9, 'frame'],
  [49, 5, 12, 9, 'frame'],
  [4, 19, 20, 3, 'line'],
  [34, 19, 10, 3, 'line'],
  [50, 19, 10, 3, 'line'],
  [4, 27, 20, 3, 'line'],
  [34, 27, 10, 3, 'line'],
  [50, 27, 10, 3, 'ballooned'],
  [4, 35, 20, 3, 'line'],
  [34, 35, 10, 3, 'line'],
  [50, 35, 10, 3, 'ballooned'],
];
const COUNTS: readonly Box[] = [
  [4, 7, 14, 9, 'shared'],
  [18, 7, 12, 9, 'ballooned'],
  [30, 7, 22, 9, 'team1'],
  [52, 7, 8, 9, 'private'],
  [4, 26, 34, 9, 'shared'],
  [38, 26, 22, 9, 'compressed'],
];
const FAULTS: readonly Box[] = [
  [4, 4, 56, 10, 'frame'],
  [4, 17, 56, 10, 'frame'],
  [4, 30, 56, 10, 'frame'],
  [4, 4, 3, 10, 'swapped'],
  [4, 17, 3, 10, 'ballooned'],
  [4, 30, 3, 10, 'shared'],
  [12, 7, 22, 3, 'line'],
  [12, 20, 30, 3, 'line'],
  [12, 33, 18, 3, 'line'],
];

/** What the pictures of a small machine look like. */
export const MACHINE_SIGNS: { readonly [S in MachineViewId]: JSX.Element } = {
  rings: (
    <>
      <circle class="sign-ring" cx={32} cy={22} r={20.5} />
      <circle class="sign-ring" cx={32} cy={22} r={14} />
      <circle class="sign-ring inner" cx={32} cy={22} r={8} />
      <path class="sign-hop" d="M20 9 Q29 9 31 16" />
      <circle class="sign-token" cx={18} cy={9} r={3.6} />
      <rect class="sign-token" x={39} y={12} width={7} height={7} />
      <path class="sign-now" d="M37 22 l-2.5 4.3 h-5 L27 22 l2.5 -4.3 h5 z" />
    </>
  ),
  listing: <Boxes of={LINES} />,
  trapPath: (
    <>
      <Boxes
        of={[
          [2, 12, 13, 20, 'hot'],
          [19, 12, 13, 20, 'hot'],
          [36, 4, 13, 10, 'frame'],
          [36, 17, 13, 10, 'hot'],
          [36, 30, 13, 10, 'frame'],
          [53, 12, 9, 20, 'hot'],
        ]}
      />
      <Head x={18.5} y={22} />
      <Head x={35.5} y={22} />
      <Head x={52.5} y={22} />
    </>
  ),
  processor: <Boxes of={REGISTERS} />,
  devices: (
    <>
      <Boxes
        of={[
          [4, 5, 40, 28, 'frame'],
          [9, 11, 22, 3, 'shared'],
          [9, 18, 14, 3, 'shared'],
          [25, 17, 3, 5, 'now'],
        ]}
      />
      <circle class="sign-ring" cx={54} cy={13} r={6.5} />
      <path class="sign-line" d="M54 9 V13 H57 M14 38 H34" />
      <Boxes of={[[48, 25, 13, 12, 'private']]} />
    </>
  ),
  counts: <Boxes of={COUNTS} />,
  cache: (
    <>
      <Tiles x={17} y={5} step={7} rows={['ssas', 'a', 'sasssa', 'ssa']} />
      <Boxes
        of={[
          [4, 6, 9, 3, 'line'],
          [4, 13, 9, 3, 'line'],
          [4, 20, 9, 3, 'line'],
          [4, 27, 9, 3, 'line'],
        ]}
      />
    </>
  ),
  vmcs: <Tiles x={4} y={6} step={7} rows={['ffffffff', 'fbffbfff', 'bbffffbf', 'ffbfffff']} />,
  verdict: (
    <>
      <path class="sign-curve second" d="M6 9 l4 4 l7 -8 M6 23 l4 4 l7 -8" />
      <path class="sign-miss" d="M7 33 l9 8 M16 33 l-9 8" />
      <Boxes
        of={[
          [24, 7, 34, 4, 'line'],
          [24, 21, 28, 4, 'line'],
          [24, 35, 31, 4, 'line'],
        ]}
      />
    </>
  ),
  twoMaps: (
    <>
      <Tiles x={2} y={4} step={5.4} rows={['ccc', 'cnp', 'ppf']} />
      <Tiles x={24} y={4} step={5.4} rows={['ppb', 'pnb', 'pff']} />
      <Tiles x={46} y={4} step={5.4} rows={['hhh', 'www', 'ppp', 'pnp', 'ppf', 'fff']} />
      <Tiles x={24} y={28} step={5.4} rows={['sf ', 'ns ']} />
      <path class="sign-curve second" d="M11 13 C14 36 18 36 24 36 M29 36 C38 36 42 23 51 23" />
    </>
  ),
  faults: <Boxes of={FAULTS} />,
};
