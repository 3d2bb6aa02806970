import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { CpuPicture, GuestCpu } from '#shared/inside/cpu.ts';
import { ghz, percent } from '../figures.ts';
import { colourOf } from '../guest-colour.ts';
import type { InsideNames } from '../inside-names.ts';

/** So many of those who ran are named. */
const MOST = 6;

interface MeanwhileProps {
  readonly now: CpuPicture;
  readonly guest: GuestCpu;
  readonly names: InsideNames;
}

/** On whom a guest waits: who had the cycles of the host while it was ready. */
export function Meanwhile({ now, guest, names }: MeanwhileProps): JSX.Element {
  const { cycles } = now;
  const held = reasonOf(guest);
  return (
    <section class="meanwhile">
      <h3>{t('inside.cpu.meanwhile', { vm: names.vm(guest.vm) })}</h3>
      <p class="small">
        {t('inside.cpu.waitText', {
          ready: percent(guest.ready),
          coStop: percent(guest.coStop),
          speed: percent(guest.speed),
        })}{' '}
        {held && <strong>{t(`inside.cpu.held.${held}`, { limit: ghz(guest.limitMhz) })}</strong>}
      </p>
      {cycles && <Runners now={now} guest={guest} names={names} />}
      {!cycles && <p class="small soft">{t('inside.cpu.whoUntold')}</p>}
    </section>
  );
}

type Held = 'limit' | 'throttled' | 'pinned';

/** What holds it that is no neighbour. */
function reasonOf({ limitMhz, throttlePermille, pinnedCores, ready }: GuestCpu): Held | undefined {
  if (throttlePermille > 0) return 'throttled';
  if (limitMhz > 0 && ready > 0.01) return 'limit';
  return pinnedCores > 0 ? 'pinned' : undefined;
}

function Runners({ now, guest, names }: MeanwhileProps): JSX.Element {
  const others = now.guests
    .filter(({ vm }) => vm !== guest.vm)
    .map(({ vm, shares, cycles }) => ({ vm, shares, gotMhz: cycles?.gotMhz ?? 0 }))
    .sort((a, b) => b.gotMhz - a.gotMhz)
    .slice(0, MOST);
  const most = Math.max(1, guest.cycles?.gotMhz ?? 0, ...others.map(({ gotMhz }) => gotMhz));
  const rows = [{ vm: guest.vm, shares: guest.shares, gotMhz: guest.cycles?.gotMhz ?? 0 }, ...others];
  return (
    <ul class="runners">
      {rows.map(({ vm, shares, gotMhz }) => (
        <li key={vm} class={vm === guest.vm ? 'self' : ''}>
          <span class="lane-name">{names.vm(vm)}</span>
          <span class="runner-bar" aria-hidden="true">
            <span style={{ width: `${(gotMhz / most) * 100}%`, background: colourOf(vm) }} />
          </span>
          <span class="mono small">{t('inside.cpu.gotWith', { got: ghz(gotMhz), shares })}</span>
        </li>
      ))}
    </ul>
  );
}
