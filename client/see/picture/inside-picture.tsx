import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { InsideNames } from '#client/inside/inside-names.ts';
import type { InsidePanelProps } from '#client/inside/inside-panel.tsx';
import { fetched } from '#client/ui/page/fetched.tsx';
import { t, withInsideWords } from '#client/words/words.ts';
import type { InsideAsk } from '#shared/inside/view.ts';
import type { Runs } from '../run/use-runs.ts';

const Panel = fetched<InsidePanelProps>(
  async () => (await withInsideWords(import('#client/inside/inside-panel.tsx'))).InsidePanel,
);

/** A concept has numbers where a hall has names. */
const NAMES: InsideNames = {
  vm: (vm) => t('see.named.vm', { no: vm + 1 }),
  host: (host) => t('see.named.host', { no: host + 1 }),
  tenant: (tenant) => t('see.named.tenant', { no: tenant + 1 }),
  datastore: (datastore) => t('see.named.datastore', { no: datastore + 1 }),
};

interface InsidePictureProps {
  readonly ask: InsideAsk;
  readonly runs: Runs;
  readonly moment: number;
  /** Nobody has said yet what will happen. */
  readonly sealed: boolean;
}

/** The inside of a host of a concept, at the moment that is shown. */
export function InsidePicture({ ask, runs, moment, sealed }: InsidePictureProps): JSX.Element {
  const source = useMemo(() => ({ kind: 'played' as const, game: runs.pulled.join(' '), ask: runs.inside }), [runs]);
  return (
    <Panel source={source} ask={ask} tick={moment} tickSeconds={runs.shown.tickSeconds} names={NAMES} sealed={sealed} />
  );
}
