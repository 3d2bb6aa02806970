import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { GuestCpu } from '#shared/inside/cpu.ts';
import { percent, seconds } from '../figures.ts';
import { colourOf } from '../guest-colour.ts';
import type { FrameOf, ViewProps } from '../inside-props.ts';

const WIDTH = 240;
const HEIGHT = 30;

/** What one moment of a lane is made of, as fractions of the time of its vCPUs. */
interface Slice {
  readonly ran: number;
  readonly ready: number;
  readonly coStop: number;
}

/** One lane for each guest: how much of its vCPUs’ time it ran, was ready and waited, or stood still for its siblings. */
export function Lanes(props: ViewProps<'cpu'> & { guest: GuestCpu | undefined }): JSX.Element {
  const { now, frames, names, guest: chosen, onVm, tickSeconds } = props;
  const spanS = Math.max(0, (frames.at(-1)?.tick ?? 0) - (frames[0]?.tick ?? 0)) * tickSeconds;
  return (
    <section class="lanes" aria-label={t('inside.cpu.lanes')}>
      <ul class="lane-legend small">
        <li class="lane-ran">{t(now.exact ? 'inside.cpu.ran' : 'inside.cpu.done')}</li>
        <li class="lane-ready">{t('inside.cpu.ready')}</li>
        <li class="lane-costop">{t('inside.cpu.coStop')}</li>
        <li class="soft">{t('inside.last', { time: seconds(spanS) })}</li>
      </ul>
      <ul class="lane-list">
        {now.guests.map((guest) => (
          <li key={guest.vm}>
            <button type="button" class="lane" aria-pressed={guest.vm === chosen?.vm} onClick={() => onVm(guest.vm)}>
              <span class="lane-name">{names.vm(guest.vm)}</span>
              <Lane guest={guest} frames={frames} />
              <span class="lane-ready-now mono">{t('inside.cpu.waits', { share: percent(guest.ready) })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Lane({ guest, frames }: { guest: GuestCpu; frames: readonly FrameOf<'cpu'>[] }): JSX.Element {
  const slices = frames.map(({ picture }) =>
    sliceOf(
      picture.guests.find(({ vm }) => vm === guest.vm),
      picture.coreMhz,
    ),
  );
  const area = (from: (slice: Slice) => number, to: (slice: Slice) => number): string => areaOf(slices, from, to);
  return (
    <svg class="lane-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path
        style={{ fill: colourOf(guest.vm) }}
        d={area(
          () => 0,
          ({ ran }) => ran,
        )}
      />
      <path
        class="area-ready"
        d={area(
          ({ ran }) => ran,
          ({ ran, ready, coStop }) => ran + ready - coStop,
        )}
      />
      <path
        class="area-costop"
        d={area(
          ({ ran, ready, coStop }) => ran + ready - coStop,
          ({ ran, ready }) => ran + ready,
        )}
      />
    </svg>
  );
}

/** A mirror tells the work done instead of the time for which a guest ran. */
function sliceOf(guest: GuestCpu | undefined, coreMhz: number): Slice {
  if (!guest) return { ran: 0, ready: 0, coStop: 0 };
  const { cycles, vcpus, load, speed, ready, coStop } = guest;
  const ran = cycles ? cycles.gotMhz / (vcpus * coreMhz) : Math.min(1, load) * speed;
  return { ran: Math.min(1, ran), ready, coStop: Math.min(ready, coStop) };
}

function areaOf(slices: readonly Slice[], from: (slice: Slice) => number, to: (slice: Slice) => number): string {
  if (slices.length === 0) return '';
  const step = WIDTH / slices.length;
  const y = (value: number): string => (HEIGHT - Math.max(0, Math.min(1, value)) * HEIGHT).toFixed(1);
  const top = slices.map((slice, i) => `${(i * step).toFixed(1)} ${y(to(slice))}H${((i + 1) * step).toFixed(1)}`);
  const bottom = [...slices]
    .map((slice, i) => `${((i + 1) * step).toFixed(1)} ${y(from(slice))}H${(i * step).toFixed(1)}`)
    .reverse();
  return `M${top.join('L')}L${bottom.join('L')}Z`;
}
