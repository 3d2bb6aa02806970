import { createContext, type JSX } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { LocalSession } from '#client/local/local-session.ts';
import { tryLocal } from '#client/local/start-local.ts';
import { Hall } from '#client/play/hall.tsx';
import type { PlayParts } from '#client/play/play-parts.ts';
import { t } from '#client/words/words.ts';
import type { PlayableFile } from '#shared/lab/hall/played-file.ts';
import type { TimedOrder } from '#shared/replay/recording.ts';
import type { LabLine } from '../run/lab-line.ts';
import { LabBar } from './lab-bar.tsx';
import type { LabBarProps } from './lab-bar-props.ts';
import type { Snapshot } from './snapshots.ts';

interface LabPlayProps {
  readonly line: LabLine;
  readonly playable: PlayableFile;
  /** Back to what stands in the hall. */
  readonly onSetup: () => void;
}

/** What the bar of the lab is about, for the place that the hall has for it. */
const BarPlace = createContext<LabBarProps | undefined>(undefined);

function BarInPlace(): JSX.Element | null {
  const props = useContext(BarPlace);
  return props ? <LabBar {...props} /> : null;
}

/** Nothing is counted in the lab, so no star is shown; its bar has a line of its own, where it hides nothing of the hall. */
const PARTS: PlayParts = {
  panels: { score: 'none' },
  goal: () => <p class="goal-line">{t('lab.goal')}</p>,
  strip: BarInPlace,
};

/** Where a game of the lab begins: with these orders at their ticks, and at once at a tick. */
interface From {
  readonly no: number;
  readonly orders: readonly TimedOrder[];
  readonly tick: number;
}

/** The hall of the lab at work, and beside it what only the lab has. */
export function LabPlay({ line, playable, onSetup }: LabPlayProps): JSX.Element | null {
  const [from, setFrom] = useState<From>({ no: 0, orders: playable.orders, tick: 0 });
  const [snapshots, setSnapshots] = useState<readonly Snapshot[]>([]);
  const session = useLabSession(playable, from);
  const over = session?.view.value?.phase === 'over';
  useEffect(() => {
    if (over) onSetup();
  }, [over]);
  if (!session || over) return null;
  const bar: LabBarProps = {
    ...{ line, session, playable, snapshots, onSetup },
    onSnapshots: setSnapshots,
    onBranch: ({ orders, tick }) => setFrom({ no: from.no + 1, orders, tick }),
  };
  return (
    <BarPlace.Provider value={bar}>
      <Hall session={session} parts={PARTS} />
    </BarPlace.Provider>
  );
}

/** A game in the hall of a file; another one when it has to begin anew. It waits, so that nothing is missed. */
function useLabSession({ scenario }: PlayableFile, from: From): LocalSession | undefined {
  const [session, setSession] = useState<LocalSession>();
  useEffect(() => {
    const opened = tryLocal({ kind: 'lab', scenario, orders: from.orders });
    void begin(opened, from.tick);
    setSession(opened);
    return () => void opened.leave();
  }, [scenario, from.no]);
  return session;
}

async function begin(session: LocalSession, tick: number): Promise<void> {
  await session.control({ type: 'start' });
  await session.control({ type: 'pause', pause: 'look' });
  if (tick > 0) await session.forwardTo(tick);
}
