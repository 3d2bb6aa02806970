import type { JSX } from 'preact';
import type { Actor } from '#shared/see/machine/crossings.ts';
import { labelOf, type Point } from './rings-geometry.ts';

const HEXAGON = '15,0 7.5,13 -7.5,13 -15,0 -7.5,-13 7.5,-13';

interface TokenProps {
  readonly actor: Actor;
  readonly at: Point;
  /** Its code comes next. */
  readonly isNext: boolean;
  /** Its name, beside it. */
  readonly label?: string;
}

/** A program is a dot, a kernel a square, a hypervisor a hexagon. */
export function Token({ actor, at, isNext, label }: TokenProps): JSX.Element {
  return (
    <g class={`token ${actor} ${isNext ? 'next' : ''}`} transform={`translate(${at.x} ${at.y})`}>
      {label && (
        <text class="token-label" y={labelOf(at)}>
          {label}
        </text>
      )}
      {isNext && <circle class="token-halo" r={19} />}
      {actor === 'program' && <circle class="token-shape" r={12} />}
      {actor === 'kernel' && <rect class="token-shape" x={-11.5} y={-11.5} width={23} height={23} rx={2} />}
      {actor === 'hypervisor' && <polygon class="token-shape" points={HEXAGON} />}
    </g>
  );
}
