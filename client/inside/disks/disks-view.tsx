import type { JSX } from 'preact';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { DatastoreFill, DiskCopy, DisksPicture } from '#shared/inside/disks.ts';
import { FigureTable } from '../figure-table.tsx';
import { mib, mibPerS, percent } from '../figures.ts';
import type { InsideNames } from '../inside-names.ts';
import type { ViewProps } from '../inside-props.ts';
import { Chain } from './chain.tsx';
import './disks.css';

/** Disks as the files that they are: how full the datastores are, and the chain that each read goes back through. */
export function DisksView(props: ViewProps<'disks'>): JSX.Element {
  const { now, names } = props;
  const largest = Math.max(1, ...now.vms.flatMap(({ files }) => files.map((file) => file.mib)));
  return (
    <div class="disks">
      {now.stores.map((store) => (
        <section key={store.datastore} class="store-card">
          <Fill now={now} store={store} names={names} />
          <ul class="chains">
            {now.vms
              .filter(({ datastore }) => datastore === store.datastore)
              .map((vm) => (
                <Chain key={vm.vm} {...props} files={vm} largest={largest} />
              ))}
          </ul>
        </section>
      ))}
      {now.copies.length > 0 && <Copies copies={now.copies} names={names} />}
      <FilesTable now={now} names={names} />
    </div>
  );
}

/** One datastore: what is written, how much room there is, and how much was promised beyond it. */
function Fill({ now, store, names }: { now: DisksPicture; store: DatastoreFill; names: InsideNames }): JSX.Element {
  const { roomMib, writtenMib, promisedMib, full, kind } = store;
  const ample = kind === 'ample';
  const top = Math.max(1, ample ? Math.max(writtenMib, promisedMib) : Math.max(roomMib, promisedMib));
  const at = (value: number): string => `${(value / top) * 100}%`;
  const vms = now.vms.filter(({ datastore }) => datastore === store.datastore).length;
  return (
    <header class={`store-head ${full ? 'full' : ''}`}>
      <h3>{names.datastore(store.datastore)}</h3>
      <span class="small soft">
        {t(`inside.store.${kind}`)} · {t('inside.disks.vms', { n: vms })}
      </span>
      <span class="store-bar" aria-hidden="true">
        <span class="store-promised" style={{ width: at(promisedMib) }} />
        <span class="store-written" style={{ width: at(Math.min(writtenMib, top)) }} />
        {!ample && <span class="store-room" style={{ left: at(roomMib) }} />}
      </span>
      <span class="small">
        {ample
          ? t('inside.disks.ample', { written: mib(writtenMib), promised: mib(promisedMib) })
          : t('inside.disks.fill', { written: mib(writtenMib), room: mib(roomMib), promised: mib(promisedMib) })}
        {full && <strong> {t('inside.disks.full')}</strong>}
      </span>
    </header>
  );
}

function Copies({ copies, names }: { copies: readonly DiskCopy[]; names: InsideNames }): JSX.Element {
  return (
    <section>
      <h3>{t('inside.disks.copies')}</h3>
      <ul class="copies">
        {copies.map(({ kind, vm, from, to, donePermille, totalMib, rateMibPerS }, i) => (
          <li key={i}>
            <span>
              {names.vm(vm)} · {t(`inside.disks.copy.${kind}`)} · {names.datastore(from)} → {names.datastore(to)}
            </span>
            <span class="copy-bar" aria-hidden="true">
              <span style={{ width: `${donePermille / 10}%` }} />
            </span>
            <span class="small mono">
              {t('inside.disks.done', { share: percent(donePermille / 1000), size: mib(totalMib) })}
              {rateMibPerS !== undefined && ` · ${mibPerS(rateMibPerS)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FilesTable({ now, names }: { now: DisksPicture; names: InsideNames }): JSX.Element {
  const head = [
    t('inside.guest'),
    t('inside.disks.file'),
    t('inside.disks.size'),
    t('inside.disks.reads'),
    t('inside.disks.writes'),
  ];
  const rows = now.vms.flatMap(({ vm, files, readFactor, writeFactor }) =>
    files.map((file) => [
      names.vm(vm),
      file.of === undefined ? fileName(file) : t('inside.disks.baseOf', { vm: names.vm(file.of) }),
      mib(file.mib),
      `${number(readFactor, 2)} ×`,
      `${number(writeFactor, 2)} ×`,
    ]),
  );
  return <FigureTable head={head} rows={rows} />;
}

function fileName({ kind, depth }: { readonly kind: string; readonly depth?: number }): string {
  return depth === undefined ? t(`inside.disks.kind.${kind}`) : t(`inside.disks.kind.${kind}No`, { no: depth });
}
