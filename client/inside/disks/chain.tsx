import type { JSX } from 'preact';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { DiskFile, VmFiles } from '#shared/inside/disks.ts';
import { mib, percent } from '../figures.ts';
import type { ViewProps } from '../inside-props.ts';

interface ChainProps extends ViewProps<'disks'> {
  readonly files: VmFiles;
  /** MiB: of the largest file, which is drawn full. */
  readonly largest: number;
}

/** The files of one VM in the order in which they lean on each other; a read goes back through all of them. */
export function Chain({ files, largest, names, vm, onVm }: ChainProps): JSX.Element {
  const leaning = files.files.filter(({ kind }) => kind !== 'run' && kind !== 'image' && kind !== 'memory');
  const beside = files.files.filter(({ kind }) => kind === 'run' || kind === 'image' || kind === 'memory');
  return (
    <li class={`chain ${files.depth > 2 ? 'deep' : ''}`}>
      <button type="button" class="chain-name" aria-pressed={vm === files.vm} onClick={() => onVm(files.vm)}>
        {names.vm(files.vm)}
        <span class="small soft">
          {t(files.thin ? 'inside.disks.thin' : 'inside.disks.thick', { size: mib(files.sizeMib) })}
        </span>
      </button>
      <span class="chain-files">
        {leaning.map((file, i) => (
          <FileBox key={i} file={file} largest={largest} names={names} />
        ))}
        {beside.map((file, i) => (
          <FileBox key={`beside ${i}`} file={file} largest={largest} names={names} />
        ))}
      </span>
      {files.depth > 0 && (
        <span class="chain-cost small">
          {t('inside.disks.cost', {
            count: files.depth,
            n: files.depth,
            reads: number(files.readFactor, 1),
            writes: percent(files.writeFactor),
          })}
        </span>
      )}
    </li>
  );
}

/** Height of a file of that size among others, in percent: small ones can still be seen. */
function heightOf(amount: number, largest: number): number {
  return 12 + 88 * Math.sqrt(Math.min(1, amount / largest));
}

function FileBox({ file, largest, names }: Pick<ChainProps, 'largest' | 'names'> & { file: DiskFile }): JSX.Element {
  const { kind, mib: amount, depth, of } = file;
  const name =
    of !== undefined
      ? t('inside.disks.baseOf', { vm: names.vm(of) })
      : depth === undefined
        ? t(`inside.disks.kind.${kind}`)
        : t(`inside.disks.kind.${kind}No`, { no: depth });
  return (
    <span class={`file-box file-${kind}`}>
      <span class="file-shape" aria-hidden="true">
        <span style={{ height: of === undefined ? `${heightOf(amount, largest)}%` : '100%' }} />
      </span>
      <span class="file-words">
        <span>{name}</span>
        {of === undefined && <span class="mono">{mib(amount)}</span>}
      </span>
    </span>
  );
}
