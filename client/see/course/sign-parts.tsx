import type { JSX } from 'preact';

/** A box of a sign: where, how large, and by the name of its colour what it stands for. */
export type Box = readonly [x: number, y: number, width: number, height: number, look: string];

export function Boxes({ of }: { readonly of: readonly Box[] }): JSX.Element {
  return (
    <>
      {of.map(([x, y, width, height, look], i) => (
        <rect key={i} class={`sign-${look}`} x={x} y={y} width={width} height={height} rx={1} />
      ))}
    </>
  );
}

interface TilesProps {
  readonly x: number;
  readonly y: number;
  /** Side of a tile with the gap behind it. */
  readonly step: number;
  /** Rows of letters, one for each tile; `LOOKS` says what they are, a space is none. */
  readonly rows: readonly string[];
}

const LOOKS: { readonly [letter: string]: string } = {
  p: 'private',
  s: 'shared',
  b: 'ballooned',
  c: 'compressed',
  w: 'swapped',
  h: 'hypervisor',
  f: 'free',
  n: 'now',
  a: 'accent',
};

/** Tiles in rows, as memory and tables are drawn. */
export function Tiles({ x, y, step, rows }: TilesProps): JSX.Element {
  const boxes = rows.flatMap((row, r) =>
    [...row].flatMap((letter, c): readonly Box[] => {
      const look = LOOKS[letter];
      return look === undefined ? [] : [[x + c * step, y + r * step, step - 1.5, step - 1.5, look]];
    }),
  );
  return <Boxes of={boxes} />;
}

/** The head of an arrow that goes to the right. */
export function Head({ x, y }: { readonly x: number; readonly y: number }): JSX.Element {
  return <path class="sign-head" d={`M${x} ${y} l-4 -3 v6 z`} />;
}
