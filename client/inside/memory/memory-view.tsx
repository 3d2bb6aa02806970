import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { t } from '#client/words/words.ts';
import type { GuestMemory } from '#shared/inside/memory.ts';
import { amountIn } from '#shared/inside/memory-story.ts';
import type { ViewProps } from '../inside-props.ts';
import { type Tether, Tethers } from '../tethers.tsx';
import { FreeRuler } from './free-ruler.tsx';
import { GuestMaps } from './guest-maps.tsx';
import { GuestPick } from './guest-pick.tsx';
import { MachineFrames } from './machine-frames.tsx';
import { MemorySums } from './memory-sums.tsx';
import { MemoryTable } from './memory-table.tsx';
import { PageCam } from './page-cam.tsx';
import { TilePatterns } from './tiles.tsx';
import { Trays } from './trays.tsx';
import './memory.css';

/**
 * A host cut open: what the programs of a guest use, what its kernel takes for RAM, and the frames of the machine behind both.
 * The guest that is looked at lights up its partners.
 */
export function MemoryView(props: ViewProps<'memory'>): JSX.Element {
  const { now, frames, vm, names } = props;
  const place = useRef<HTMLDivElement>(null);
  const guest = now.guests.find((each) => each.vm === vm) ?? mostMoved(now.guests);
  const before = frames.at(-2)?.picture;
  const tick = frames.at(-1)?.tick ?? 0;
  return (
    <div class="memory">
      <TilePatterns />
      <MemorySums now={now} />
      <FreeRuler now={now} />
      <GuestPick {...props} guest={guest} />
      {guest && (
        <div class="memory-maps" ref={place}>
          <GuestMaps now={now} before={before} guest={guest} names={names} tick={tick} />
          <MachineFrames now={now} before={before} guest={guest} names={names} tick={tick} />
          <Trays now={now} guest={guest} names={names} tick={tick} />
          <Tethers tethers={tethersOf(guest)} place={place} when={`${tick} ${guest.vm}`} />
        </div>
      )}
      {!guest && <p class="soft">{t('inside.memory.empty')}</p>}
      <p class="small soft">{t('inside.memory.tile', { size: now.tileMib })}</p>
      {guest && <PageCam {...props} guest={guest} />}
      <MemoryTable now={now} names={names} />
    </div>
  );
}

/** The guest of which most is elsewhere than it believes: there is most to see. */
function mostMoved(guests: readonly GuestMemory[]): GuestMemory | undefined {
  const moved = (guest: GuestMemory): number =>
    guest.guestPagedMib +
    (['shared', 'patched', 'compressed', 'ballooned', 'swapped', 'waiting'] as const).reduce(
      (sum, state) => sum + amountIn(guest, state),
      0,
    );
  return [...guests].sort((a, b) => moved(b) - moved(a))[0];
}

/** What belongs together across the columns and trays. */
function tethersOf(guest: GuestMemory): readonly Tether[] {
  const has = (state: Parameters<typeof amountIn>[1]): boolean => amountIn(guest, state) > 0;
  const tethers: Tether[] = [
    { from: 'uses', to: has('own') ? 'page-own' : 'page-untold', look: 'own' },
    { from: 'page-own', to: 'frames-own', look: 'own' },
    { from: 'page-shared', to: 'frames-partners', look: 'shared' },
    { from: 'page-patched', to: 'frames-cache', look: 'compressed' },
    { from: 'page-compressed', to: 'frames-cache', look: 'compressed' },
    { from: 'page-ballooned', to: 'frames-free', look: 'ballooned' },
    { from: 'page-swapped', to: 'tray-host', look: 'swapped' },
    { from: 'guestPaged', to: 'tray-guest', look: 'ballooned' },
  ];
  return tethers.filter(({ from }) => from === 'guestPaged' || !from.startsWith('page-') || has(stateOf(from)));
}

function stateOf(end: string): Parameters<typeof amountIn>[1] {
  return end.slice('page-'.length) as Parameters<typeof amountIn>[1];
}
