import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import { frameIn, PRESENT } from '#shared/machine/hardware/words.ts';
import { hasShadow, type Reference, type Walk, walkOf } from '#shared/machine/trial/walk.ts';
import type { Run } from '#shared/machine/vmm/run.ts';

/** The walk to a page, entry by entry, each counted; and which walks the processor remembers. */
export function WalkList({ run, page }: { readonly run: Run; readonly page: number }): JSX.Element {
  const walk = walkOf(run, page);
  return (
    <div class="maps-walk">
      <h4>{t('maps.walk.title', { page })}</h4>
      <ol class="maps-references">
        {walk.references.map((reference, i) => (
          <ReferenceItem key={i} reference={reference} ofShadow={hasShadow(run)} />
        ))}
        <li class={`maps-end ${walk.machineFrame === undefined ? 'nowhere' : ''}`}>{endWords(walk)}</li>
      </ol>
      <p class="small">
        {t('maps.walk.count', { n: walk.references.length })} {rememberedWords(run)}
      </p>
    </div>
  );
}

interface ReferenceItemProps {
  readonly reference: Reference;
  /** The tables are the hypervisor's shadow, not the guest's own. */
  readonly ofShadow: boolean;
}

function ReferenceItem({ reference, ofShadow }: ReferenceItemProps): JSX.Element {
  const { level, machineFrame, index, entry } = reference;
  const isThere = (entry & PRESENT) !== 0;
  return (
    <li class={`maps-reference of-${level} ${ofShadow ? 'of-shadow' : ''}`}>
      <span>{t(`maps.walk.${ofShadow ? 'shadow.' : 'own.'}${level}`)}</span>{' '}
      <span class="mono">
        {machineFrame}[{index}] = {isThere ? frameIn(entry) : '–'}
      </span>
    </li>
  );
}

function endWords({ machineFrame }: Walk): string {
  return machineFrame === undefined ? t('maps.walk.fault') : t('maps.walk.end', { frame: machineFrame });
}

/** Pages whose walk the processor need not take again. */
function rememberedWords({ setup, guest, host }: Run): string {
  const { tlb } = setup.technique === 'interpretation' ? guest : host;
  return tlb.length === 0
    ? t('maps.walk.noneRemembered')
    : t('maps.walk.remembered', { pages: [...tlb].sort((a, b) => a - b).join(', ') });
}
