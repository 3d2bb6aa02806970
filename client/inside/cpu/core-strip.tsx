import type { JSX } from 'preact';
import { atMost, number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { CpuPicture } from '#shared/inside/cpu.ts';
import { colourOf } from '../guest-colour.ts';
import type { InsideNames } from '../inside-names.ts';

interface Piece {
  readonly key: string;
  readonly name: string;
  readonly cores: number;
  readonly colour: string;
  readonly kind: 'guest' | 'host';
}

/**
 * The cores as boxes, filled with who is on them, and in front of them who is ready and waits: in cores, from the cycles of this
 * moment. A mirror does not tell cycles, and has no such strip.
 */
export function CoreStrip({ now, names }: { now: CpuPicture; names: InsideNames }): JSX.Element | null {
  if (!now.cycles) return null;
  const { coreMhz, cores, cycles } = now;
  const running: readonly Piece[] = [
    {
      key: 'host',
      name: t('inside.cpu.host'),
      cores: cycles.overheadMhz / coreMhz,
      colour: 'var(--memory-hypervisor)',
      kind: 'host',
    },
    ...piecesOf(now, names, (got) => got.gotMhz),
  ];
  const waiting = piecesOf(now, names, ({ dueMhz, gotMhz }) => dueMhz - gotMhz);
  const onCores = sumOf(running);
  const queue = sumOf(waiting);
  const scale = Math.max(cores, onCores) + Math.max(queue, cores / 8);
  return (
    <figure class="core-strip">
      <div class="core-strip-row" aria-hidden="true">
        <div class="core-boxes" style={{ width: `${(Math.max(cores, onCores) / scale) * 100}%`, '--cores': cores }}>
          {running.map((piece) => (
            <span
              key={piece.key}
              class={`core-piece ${piece.kind}`}
              title={`${piece.name} ${number(piece.cores, 1)}`}
              style={{ width: `${(piece.cores / Math.max(cores, onCores)) * 100}%`, background: piece.colour }}
            />
          ))}
        </div>
        <div class="core-queue" style={{ width: `${(queue / scale) * 100}%` }}>
          {waiting.map((piece) => (
            <span
              key={piece.key}
              class="core-piece waits"
              title={`${piece.name} ${number(piece.cores, 1)}`}
              style={{ width: `${(piece.cores / queue) * 100}%`, '--own': piece.colour }}
            />
          ))}
        </div>
      </div>
      <figcaption class="small">
        {t('inside.cpu.strip', { on: atMost(onCores, 1), cores, waiting: atMost(queue, 1) })}
      </figcaption>
    </figure>
  );
}

function piecesOf(
  { guests, coreMhz }: CpuPicture,
  names: InsideNames,
  mhzOf: (cycles: { readonly dueMhz: number; readonly gotMhz: number }) => number,
): readonly Piece[] {
  return guests.flatMap(({ vm, cycles }): readonly Piece[] => {
    const cores = cycles ? mhzOf(cycles) / coreMhz : 0;
    if (cores < 0.005) return [];
    return [{ key: String(vm), name: names.vm(vm), cores, colour: colourOf(vm), kind: 'guest' }];
  });
}

function sumOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { cores }) => sum + cores, 0);
}
