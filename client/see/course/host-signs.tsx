import type { JSX } from 'preact';
import type { InsideView } from '#shared/inside/view.ts';
import { type Box, Boxes, Tiles } from './sign-parts.tsx';

const CORES: readonly Box[] = [
  [4, 5, 14, 7, 'private'],
  [18, 5, 12, 7, 'team1'],
  [30, 5, 14, 7, 'team4'],
  [47, 5, 13, 7, 'waits'],
];
/** A lane for each guest: it ran, and above that it was ready and waited. */
const LANES: readonly Box[] = [
  [4, 17, 56, 2, 'ballooned'],
  [4, 19, 56, 4, 'private'],
  [4, 26, 30, 2, 'free'],
  [34, 26, 26, 2, 'ballooned'],
  [4, 28, 56, 4, 'team1'],
  [4, 35, 20, 2, 'free'],
  [24, 35, 36, 3, 'ballooned'],
  [4, 38, 56, 3, 'team4'],
];
const IO: readonly Box[] = [
  [3, 5, 13, 7, 'private'],
  [3, 18, 13, 7, 'private'],
  [3, 31, 13, 7, 'private'],
  [26, 12, 14, 19, 'frame'],
  [50, 5, 11, 13, 'frame'],
  [50, 26, 11, 13, 'frame'],
];
const DISKS: readonly Box[] = [
  [4, 9, 15, 28, 'private'],
  [24, 17, 15, 20, 'private'],
  [44, 27, 15, 10, 'accent'],
];
const RACK: readonly Box[] = [
  [24, 3, 36, 38, 'frame'],
  [28, 7, 28, 6, 'free'],
  [28, 15, 28, 6, 'free'],
  [28, 23, 28, 6, 'free'],
  [28, 31, 28, 6, 'free'],
  [29, 8, 20, 4, 'ballooned'],
  [29, 16, 24, 4, 'ballooned'],
  [29, 24, 8, 4, 'ballooned'],
  [6, 5, 9, 16, 'swapped'],
  [6, 21, 9, 17, 'shared'],
];
const BARS: readonly Box[] = [
  [18, 6, 42, 5, 'free'],
  [18, 16, 42, 5, 'free'],
  [18, 26, 42, 5, 'free'],
  [18, 36, 42, 5, 'free'],
  [4, 6, 10, 5, 'line'],
  [4, 16, 10, 5, 'line'],
  [4, 26, 10, 5, 'line'],
  [4, 36, 10, 5, 'line'],
  [18, 6, 30, 5, 'team1'],
  [48, 6, 6, 5, 'team6'],
  [18, 16, 22, 5, 'team1'],
  [18, 26, 26, 5, 'team1'],
  [44, 26, 9, 5, 'team6'],
  [18, 36, 14, 5, 'team1'],
];

/** What opened hosts and figures look like. */
export const HOST_SIGNS: { readonly [S in InsideView | 'bars' | 'lines']: JSX.Element } = {
  memory: (
    <>
      <Tiles x={3} y={4} step={6} rows={['ppp', 'ppp', 'bbb', 'bb']} />
      <path class="sign-wire" d="M22 12 C28 12 26 9 31 9" />
      <Tiles x={32} y={4} step={6} rows={['hhppp', 'ppsss', 'sspcf', 'fffff', 'fffff']} />
      <Tiles x={3} y={36} step={6} rows={['www']} />
    </>
  ),
  cpu: <Boxes of={[...CORES, ...LANES]} />,
  moves: (
    <>
      <Boxes
        of={[
          [3, 8, 17, 28, 'frame'],
          [44, 8, 17, 28, 'frame'],
        ]}
      />
      <path class="sign-pipe" d="M20 17 H44 M20 27 H44" />
      <Tiles x={5.5} y={11} step={4.4} rows={['ppp', 'ppp', 'wpp', 'ppw', 'ppp']} />
      <Tiles x={46.5} y={11} step={4.4} rows={['ppp', 'ppf', 'fff', 'fff', 'fff']} />
      <Tiles x={22} y={20} step={5.4} rows={['pppp']} />
    </>
  ),
  io: (
    <>
      <path class="sign-hop" d="M16 8 C21 8 21 20 26 20 M16 21 H26 M16 34 C21 34 21 23 26 23" />
      <path class="sign-hop" d="M40 20 C45 20 45 11 50 11 M40 23 C45 23 45 33 50 33" />
      <Boxes of={IO} />
    </>
  ),
  disks: (
    <>
      <Boxes of={DISKS} />
      <path class="sign-line" d="M42 33 h-3 M22 33 h-3" />
      <path class="sign-base" d="M3 40 H61" />
    </>
  ),
  rack: (
    <>
      <Boxes of={RACK} />
      <path class="sign-mark" d="M3 29 H18" />
    </>
  ),
  reach: (
    <>
      <path class="sign-line" d="M12 12 H52 M12 22 H32 M12 32 H52" />
      {[12, 22, 32, 42, 52].map((x) => (
        <g key={x}>
          <circle class={x === 32 ? 'sign-hit' : 'sign-private'} cx={x} cy={12} r={3.6} />
          <circle class={x > 32 ? 'sign-free' : 'sign-shared'} cx={x} cy={22} r={x > 32 ? 1.5 : 3.6} />
          <circle class={x < 42 ? 'sign-team1' : 'sign-hit'} cx={x} cy={32} r={3.6} />
        </g>
      ))}
    </>
  ),
  bars: <Boxes of={BARS} />,
  lines: (
    <>
      <path class="sign-line" d="M5 4 V39 H61" />
      <path class="sign-stop" d="M28 5 V39" />
      <path class="sign-curve" d="M5 30 C12 30 16 14 28 15" />
      <path class="sign-curve second" d="M5 12 H14 V22 H28" />
    </>
  ),
};
