import type { InsideFrame, InsidePicture, InsideView } from '#shared/inside/view.ts';
import type { InsideNames } from './inside-names.ts';

export type PictureOf<V extends InsideView> = Extract<InsidePicture, { readonly view: V }>;

/** A moment of one view. */
export interface FrameOf<V extends InsideView> {
  readonly tick: number;
  readonly picture: PictureOf<V>;
}

/** What a view is given: its moments, the present one last, and what is looked at. */
export interface ViewProps<V extends InsideView> {
  readonly now: PictureOf<V>;
  readonly frames: readonly FrameOf<V>[];
  readonly names: InsideNames;
  /** The VM that is looked at, if any. */
  readonly vm: number | undefined;
  readonly onVm: (vm: number) => void;
  /** Machine seconds of one tick. */
  readonly tickSeconds: number;
  /** What comes is not shown: somebody is to say it first. */
  readonly sealed: boolean;
}

/** The moments of one view among those of any. */
export function framesOf<V extends InsideView>(frames: readonly InsideFrame[], view: V): readonly FrameOf<V>[] {
  return frames.filter((frame): frame is InsideFrame & FrameOf<V> => frame.picture.view === view);
}
