import type { JSX } from 'preact';

/** A rack with more bricks in it than fit: the sign of the game. */
export function Logo({ size = 32 }: { size?: number }): JSX.Element {
  return (
    <svg class="logo" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M6 12v15h20v-15"
        fill="none"
        stroke="currentColor"
        stroke-width="3"
        stroke-linejoin="round"
        stroke-linecap="round"
      />
      <rect x="10" y="20" width="12" height="4" fill="var(--memory-private)" />
      <rect x="10" y="14" width="12" height="4" fill="var(--memory-shared)" />
      <rect x="10" y="8" width="12" height="4" fill="var(--memory-ballooned)" />
      <rect x="13" y="2" width="12" height="4" fill="var(--memory-swapped)" />
    </svg>
  );
}
