import type { JSX } from 'preact';

/** Colours of memory, from the floor of a host upwards: what stands there, what is shared, ballooned, swapped. */
const PRIVATE = 'var(--memory-private)';
const SHARED = 'var(--memory-shared)';
const BALLOONED = 'var(--memory-ballooned)';
const SWAPPED = 'var(--memory-swapped)';

interface Brick {
  readonly x: number;
  readonly width: number;
  readonly colour: string;
}

/** Three hosts as stations of one line. The last has promised more than it has. */
const HOSTS: readonly { readonly y: number; readonly bricks: readonly Brick[] }[] = [
  {
    y: 60,
    bricks: [
      { x: 0, width: 96, colour: PRIVATE },
      { x: 104, width: 64, colour: PRIVATE },
      { x: 176, width: 40, colour: SHARED },
    ],
  },
  {
    y: 220,
    bricks: [
      { x: 0, width: 64, colour: PRIVATE },
      { x: 72, width: 120, colour: PRIVATE },
      { x: 200, width: 48, colour: SHARED },
    ],
  },
  {
    y: 380,
    bricks: [
      { x: 0, width: 112, colour: PRIVATE },
      { x: 120, width: 72, colour: PRIVATE },
      { x: 200, width: 56, colour: BALLOONED },
      { x: 264, width: 72, colour: SWAPPED },
    ],
  },
];

/** The picture of the first page: hosts as stations, guests as bricks, and one on its way by live migration. */
export function RackPicture(): JSX.Element {
  return (
    <svg class="welcome-picture" viewBox="0 0 480 520" aria-hidden="true">
      <path d="M48 24v464" fill="none" stroke="var(--line)" stroke-width="10" stroke-linecap="round" />
      {HOSTS.map((host) => (
        <Host key={host.y} y={host.y} bricks={host.bricks} />
      ))}
      <path
        class="rack-link"
        d="M454 416v-160h-44"
        fill="none"
        stroke={BALLOONED}
        stroke-width="6"
        stroke-dasharray="4 12"
        stroke-linecap="round"
      />
      <path d="M418 244l-14 12l14 12z" fill={BALLOONED} />
    </svg>
  );
}

function Host({ y, bricks }: { y: number; bricks: readonly Brick[] }): JSX.Element {
  return (
    <g>
      <circle cx="48" cy={y + 36} r="18" fill="var(--bg)" stroke="var(--ink)" stroke-width="8" />
      <rect
        x="96"
        y={y}
        width="288"
        height="72"
        rx="4"
        fill="var(--panel)"
        stroke="var(--line-strong)"
        stroke-width="3"
      />
      {bricks.map((brick) => (
        <rect key={brick.x} x={108 + brick.x} y={y + 12} width={brick.width} height="48" rx="2" fill={brick.colour} />
      ))}
    </g>
  );
}
