import type { LocalSession } from '#client/local/local-session.ts';
import type { PlayableFile } from '#shared/lab/hall/played-file.ts';
import type { LabLine } from '../run/lab-line.ts';
import type { Snapshot } from './snapshots.ts';

export interface LabBarProps {
  readonly line: LabLine;
  readonly session: LocalSession;
  readonly playable: PlayableFile;
  readonly snapshots: readonly Snapshot[];
  readonly onSnapshots: (snapshots: readonly Snapshot[]) => void;
  /** Goes to a moment that does not lie on the way that this game has come. */
  readonly onBranch: (snapshot: Snapshot) => void;
  readonly onSetup: () => void;
}
