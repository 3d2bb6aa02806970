import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { MemoryPicture } from '#shared/inside/memory.ts';
import { mib } from '../figures.ts';

/** Free memory on a ruler with the marks below which the host gets rougher, and the reserve that it aims at. */
export function FreeRuler({ now }: { now: MemoryPicture }): JSX.Element {
  const { freeMib, levels, goalMib, state } = now;
  const top = Math.max(goalMib * 1.25, 1);
  const at = (value: number): string => `${Math.min(100, (Math.max(0, value) / top) * 100)}%`;
  return (
    <div class={`free-ruler state-${state}`}>
      <span class="free-ruler-state">{t(`inside.memory.state.${state}`)}</span>
      <span class="free-ruler-bar" aria-hidden="true">
        <span class="free-ruler-free" style={{ width: at(freeMib) }} />
        {levels.map(({ state: level, belowMib }) => (
          <span key={level} class="free-ruler-mark" style={{ left: at(belowMib) }} title={markText(level, belowMib)} />
        ))}
        <span class="free-ruler-mark goal" style={{ left: at(goalMib) }} />
      </span>
      <span class="small">
        {t('inside.memory.free', { free: mib(freeMib), goal: mib(goalMib) })}{' '}
        <span class="soft">{levels.map((level) => markText(level.state, level.belowMib)).join(' · ')}</span>
      </span>
    </div>
  );
}

function markText(level: string, belowMib: number): string {
  return t('inside.memory.below', { state: t(`inside.memory.level.${level}`), size: mib(belowMib) });
}
