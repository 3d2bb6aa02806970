import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { MemoryPicture } from '#shared/inside/memory.ts';
import { mib } from '../figures.ts';

/** The sums of a host in a line: promised, believed in, backed, and what each way to save has saved. */
export function MemorySums({ now }: { now: MemoryPicture }): JSX.Element {
  const uses = now.guests.reduce((sum, { usesMib }) => sum + usesMib, 0);
  const backed = now.frames
    .filter(({ state }) => state !== 'free' && state !== 'hypervisor')
    .reduce((sum, part) => sum + part.mib, 0);
  const sums: readonly (readonly [string, number])[] = [
    ['promised', now.promisedMib],
    ['uses', uses],
    ['backed', backed],
    ['saved', now.savedMib],
    ['ballooned', now.balloonedMib],
    ['patched', now.patchedMib],
    ['compressed', now.compressedMib],
    ['swapped', now.swappedMib],
  ];
  return (
    <dl class="inside-sums">
      {sums.map(([key, value]) => (
        <div key={key} class={value > 0 ? '' : 'nothing'}>
          <dt>{t(`inside.memory.sum.${key}`)}</dt>
          <dd class="mono">{mib(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
