import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { clockText } from '#client/model/facts/facts.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { t } from '#client/words/words.ts';
import type { LabBarProps } from './lab-bar-props.ts';
import { isOnTheWay, playIn, type Snapshot } from './snapshots.ts';

type SnapshotsProps = Pick<LabBarProps, 'session' | 'playable' | 'snapshots' | 'onSnapshots' | 'onBranch'>;

/** Moments of the hall that were kept under a name, and the way back to each; what came after it can be kept too. */
export function LabSnapshots(props: SnapshotsProps): JSX.Element {
  const { session, playable, snapshots, onSnapshots, onBranch } = props;
  const [name, setName] = useState('');
  const [keepsRest, setKeepsRest] = useState(true);
  const now = async (called: string): Promise<Snapshot> => {
    const journal = await session.journal();
    const tick = session.tick.peek();
    const no = 1 + Math.max(0, ...snapshots.map((each) => each.no));
    return {
      no,
      name: called || t('lab.snapshotNo', { no }),
      tick,
      orders: playIn(journal).orders.filter((order) => order.tick < tick),
    };
  };
  const keep = async (): Promise<void> => {
    const kept = await now(name.trim());
    onSnapshots([...snapshots, kept]);
    setName('');
  };
  const goTo = async (snapshot: Snapshot): Promise<void> => {
    const here = await now(t('lab.rest', { name: snapshot.name }));
    if (keepsRest && here.tick > snapshot.tick) onSnapshots([...snapshots, here]);
    if (isOnTheWay(snapshot, here)) await session.backTo(snapshot.tick);
    else onBranch(snapshot);
  };
  const beginning: Snapshot = { no: 0, name: t('lab.beginning'), tick: 0, orders: [] };
  return (
    <section class="stack lab-panel" aria-label={t('lab.tab.snapshots')}>
      <form
        class="lab-keep"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <Field label={t('lab.snapshotName')} value={name} maxLength={40} onInput={setName} />
        <Button type="submit">{t('lab.keep')}</Button>
      </form>
      <label class="lab-flag">
        <input
          type="checkbox"
          checked={keepsRest}
          onChange={({ currentTarget }) => setKeepsRest(currentTarget.checked)}
        />
        <span>{t('lab.keepsRest')}</span>
      </label>
      <ul class="lab-list">
        {[beginning, ...snapshots].map((snapshot) => (
          <li key={snapshot.no}>
            <span>
              {snapshot.name} <span class="mono soft small">{clockText(playable, snapshot.tick)}</span>
            </span>
            <Button size="small" label={t('lab.goToName', { name: snapshot.name })} onClick={() => void goTo(snapshot)}>
              {t('lab.goTo')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
