import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { FramePart, GuestMemory } from '#shared/inside/memory.ts';
import { tilesOf } from '#shared/inside/tiles.ts';
import { mib } from '../figures.ts';
import type { MapsProps } from './guest-maps.tsx';
import { PITCH, squares } from './tiles.tsx';

/** Frames beside each other. Design value. */
const COLUMNS = 32;

interface Run {
  readonly part: FramePart;
  readonly from: number;
  readonly to: number;
}

/** All frames of the machine, each tile where it belongs: those of the guest that is looked at are lit, and those of its partners. */
export function MachineFrames({ now, guest, names, tick }: MapsProps): JSX.Element {
  const runs = runsOf(now.frames, now.tileMib);
  const rows = Math.ceil((runs.at(-1)?.to ?? 0) / COLUMNS);
  return (
    <section class="map machine" aria-label={t('inside.memory.machine', { host: names.host(now.host) })}>
      <h3>{t('inside.memory.machine', { host: names.host(now.host) })}</h3>
      <p class="small soft">{t('inside.memory.machineHelp', { size: mib(now.memMib) })}</p>
      <svg class="frames" viewBox={`0 0 ${COLUMNS * PITCH} ${rows * PITCH}`} aria-hidden="true">
        {runs.map(({ part, from, to }, i) => (
          <path
            key={`${part.state} ${part.vm ?? ''}`}
            class={`tile look-${part.state} ${lightOf(part, guest, i)}`}
            data-end={endOf(part, guest)}
            d={squares(from, to, COLUMNS)}
          >
            <title>{nameOf(part, names.vm)}</title>
          </path>
        ))}
        <Partners runs={runs} guest={guest} tick={tick} />
      </svg>
      <ul class="frame-legend">
        {legendOf(now.frames, guest).map(({ key, look, amount }) => (
          <li key={key}>
            <svg class="swatch-tile" viewBox="0 0 10 10" aria-hidden="true">
              <path class={`tile look-${look} ${key === 'others' ? 'dim' : ''}`} d={squares(0, 1, 1)} />
            </svg>
            {t(`inside.memory.frame.${key}`)} <span class="mono">{mib(amount)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where the frames of partners lie, as one shape for a tether to end at. */
function Partners({
  runs,
  guest,
  tick,
}: {
  runs: readonly Run[];
  guest: GuestMemory;
  tick: number;
}): JSX.Element | null {
  const theirs = runs.filter(({ part }) => part.state === 'own' && guest.partners.includes(part.vm ?? -1));
  const first = theirs[0];
  if (!first) return null;
  return (
    <g key={tick}>
      <path class="partner-frames" d={theirs.map(({ from, to }) => squares(from, to, COLUMNS)).join('')} />
      <path
        class="partner-end"
        data-end="frames-partners"
        d={squares(first.from, Math.min(first.to, first.from + 8), COLUMNS)}
      />
    </g>
  );
}

function runsOf(frames: readonly FramePart[], tileMib: number): readonly Run[] {
  const tiles = tilesOf(
    frames.map((part) => part.mib),
    tileMib,
  );
  let at = 0;
  return frames.map((part, i) => {
    const from = at;
    at += tiles[i] ?? 0;
    return { part, from, to: at };
  });
}

function lightOf(part: FramePart, guest: GuestMemory, i: number): string {
  if (part.vm === guest.vm) return 'lit';
  if (part.vm === undefined) return '';
  return i % 2 === 0 ? 'dim' : 'dim odd';
}

function endOf({ state, vm }: FramePart, guest: GuestMemory): string | undefined {
  if (vm === guest.vm) return `frames-${state}`;
  return state === 'free' ? 'frames-free' : undefined;
}

function nameOf({ state, vm, mib: amount }: FramePart, vmName: (vm: number) => string): string {
  const what = vm === undefined ? t(`inside.memory.frame.${state}`) : vmName(vm);
  return `${what}: ${mib(amount)}`;
}

interface LegendLine {
  readonly key: string;
  readonly look: FramePart['state'];
  readonly amount: number;
}

/** Frames by whose they are: of the guest that is looked at, of others, of nobody. */
function legendOf(frames: readonly FramePart[], guest: GuestMemory): readonly LegendLine[] {
  const lines: readonly (LegendLine & { readonly of: (part: FramePart) => boolean })[] = [
    { key: 'hypervisor', look: 'hypervisor', amount: 0, of: ({ state }) => state === 'hypervisor' },
    { key: 'this', look: 'own', amount: 0, of: ({ state, vm }) => state === 'own' && vm === guest.vm },
    {
      key: 'others',
      look: 'own',
      amount: 0,
      of: ({ state, vm }) => state === 'own' && vm !== undefined && vm !== guest.vm,
    },
    { key: 'all', look: 'own', amount: 0, of: ({ state, vm }) => state === 'own' && vm === undefined },
    { key: 'incoming', look: 'incoming', amount: 0, of: ({ state }) => state === 'incoming' },
    { key: 'cache', look: 'cache', amount: 0, of: ({ state }) => state === 'cache' },
    { key: 'untold', look: 'untold', amount: 0, of: ({ state }) => state === 'untold' },
    { key: 'free', look: 'free', amount: 0, of: ({ state }) => state === 'free' },
  ];
  return lines
    .map(({ of, ...line }) => ({ ...line, amount: frames.filter(of).reduce((sum, part) => sum + part.mib, 0) }))
    .filter(({ amount }) => amount > 0);
}
