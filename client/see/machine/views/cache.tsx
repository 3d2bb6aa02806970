import type { JSX } from 'preact';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { Block } from '#shared/machine/vmm/blocks.ts';
import { hex } from '../hex.ts';
import type { MachineViewProps } from './machine-view-props.ts';
import './cache.css';

/** The translation cache: a block for each row of cells, a cell for each instruction, and how full it is. */
export function CacheView({ run, moment }: MachineViewProps): JSX.Element {
  const { cache, counts, setup } = run;
  const used = cache.blocks.reduce((sum, { instructions }) => sum + instructions.length, 0);
  return (
    <section class="machine-cache" aria-label={t('machine.view.cache')}>
      <h3>{t('machine.view.cache')}</h3>
      <p class="small">
        {t('machine.cache.used', { used: number(used), room: number(setup.cacheInstructions) })}{' '}
        {t('machine.cache.counts', {
          translated: number(counts.blocks.translated),
          found: number(counts.blocks.found),
          dropped: number(counts.blocks.dropped),
        })}
      </p>
      <ul class="cache-blocks">
        {cache.blocks.map((block) => (
          <BlockRow key={block.pc} block={block} isNow={cache.at?.block === block} moment={moment} />
        ))}
        {cache.blocks.length === 0 && <li class="soft">{t('machine.cache.empty')}</li>}
      </ul>
    </section>
  );
}

interface BlockRowProps {
  /** The same object at every moment: a store in it may be rewritten later. */
  readonly block: Block;
  readonly isNow: boolean;
  readonly moment: number;
}

function BlockRow({ block, isNow }: BlockRowProps): JSX.Element {
  const rewritten = block.instructions.filter(({ kind }) => kind !== 'same').length;
  return (
    <li class={`cache-block ${isNow ? 'now' : ''}`}>
      <span class="mono">{hex(block.pc)}</span>
      <span class="cache-cells" aria-hidden="true">
        {block.instructions.map(({ pc, kind }) => (
          <span key={pc} class={`cache-cell ${kind}`} />
        ))}
      </span>
      <span class="unseen">{t('machine.cache.block', { instructions: block.instructions.length, rewritten })}</span>
    </li>
  );
}
