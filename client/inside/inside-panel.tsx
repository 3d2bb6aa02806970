import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '#client/words/words.ts';
import type { InsideAsk, InsideFrame } from '#shared/inside/view.ts';
import { CpuView } from './cpu/cpu-view.tsx';
import { DisksView } from './disks/disks-view.tsx';
import { type InsideSource, useFrames } from './frames.ts';
import type { InsideNames } from './inside-names.ts';
import { framesOf } from './inside-props.ts';
import { IoView } from './io/io-view.tsx';
import { MemoryView } from './memory/memory-view.tsx';
import { MovesView } from './moves/moves-view.tsx';
import { RackView } from './rack/rack-view.tsx';
import { ReachView } from './reach/reach-view.tsx';
import './inside.css';

export interface InsidePanelProps {
  readonly source: InsideSource;
  readonly ask: InsideAsk;
  readonly tick: number;
  readonly tickSeconds: number;
  readonly names: InsideNames;
  /** What comes is not shown: somebody is to say it first. */
  readonly sealed: boolean;
}

/** A host, opened up in one way, at one moment and the moments before it. */
export function InsidePanel({ source, ask, tick, tickSeconds, names, sealed }: InsidePanelProps): JSX.Element {
  const frames = useFrames(source, tick, ask, !sealed);
  const [vm, setVm] = useState(ask.vm);
  const now = frames.at(-1);
  if (!now)
    return (
      <p class="soft" role="status">
        {t('app.loading')}
      </p>
    );
  const shared = { names, vm, onVm: setVm, tickSeconds, sealed };
  return <div class={`inside inside-${now.picture.view}`}>{viewOf(now, frames, shared)}</div>;
}

type SharedProps = Pick<InsidePanelProps, 'names' | 'tickSeconds' | 'sealed'> & {
  readonly vm: number | undefined;
  readonly onVm: (vm: number) => void;
};

function viewOf({ picture }: InsideFrame, frames: readonly InsideFrame[], shared: SharedProps): JSX.Element {
  switch (picture.view) {
    case 'memory':
      return <MemoryView now={picture} frames={framesOf(frames, 'memory')} {...shared} />;
    case 'cpu':
      return <CpuView now={picture} frames={framesOf(frames, 'cpu')} {...shared} />;
    case 'moves':
      return <MovesView now={picture} frames={framesOf(frames, 'moves')} {...shared} />;
    case 'io':
      return <IoView now={picture} frames={framesOf(frames, 'io')} {...shared} />;
    case 'disks':
      return <DisksView now={picture} frames={framesOf(frames, 'disks')} {...shared} />;
    case 'rack':
      return <RackView now={picture} frames={framesOf(frames, 'rack')} {...shared} />;
    case 'reach':
      return <ReachView now={picture} frames={framesOf(frames, 'reach')} {...shared} />;
  }
}
