import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { GuestIo, IoPicture } from '#shared/inside/io.ts';
import { milliseconds, percent } from '../figures.ts';
import type { InsideNames } from '../inside-names.ts';

interface WaitLineProps {
  readonly now: IoPicture;
  readonly guest: GuestIo;
  readonly names: InsideNames;
}

/** Where a packet and a read of one guest spend their time, hop by hop. */
export function WaitLine({ now, guest, names }: WaitLineProps): JSX.Element {
  const { waits } = guest;
  if (!waits)
    return (
      <section class="io-waits">
        <h3>{t('inside.io.hops', { vm: names.vm(guest.vm) })}</h3>
        <p class="small soft">{t('inside.io.hopsUntold')}</p>
      </section>
    );
  const path = pathName(now, guest);
  return (
    <section class="io-waits">
      <h3>{t('inside.io.hops', { vm: names.vm(guest.vm) })}</h3>
      <Hops
        name={t('inside.io.packet')}
        hops={[
          [path, waits.netPathMs, `via-${guest.backend}`],
          [t('inside.io.wire'), waits.netWireMs, 'wire'],
        ]}
        through={waits.netFraction}
      />
      <Hops
        name={t('inside.io.read')}
        hops={[
          [path, waits.diskPathMs, `via-${guest.backend}`],
          [names.datastore(guest.datastore), waits.diskStoreMs, 'store'],
        ]}
        through={waits.diskFraction}
      />
    </section>
  );
}

/** The back half, and the privileged guest if that has the driver. */
function pathName({ dom0, hypervisor }: IoPicture, { backend }: GuestIo): string {
  const station = t(`inside.io.station.${backend}`);
  const through = dom0 !== undefined && (backend === 'split' || backend === 'emulated');
  return through ? `${station}, ${t(`inside.io.dom0.${hypervisor}`)}` : station;
}

interface HopsProps {
  readonly name: string;
  readonly hops: readonly (readonly [name: string, ms: number, look: string])[];
  readonly through: number;
}

function Hops({ name, hops, through }: HopsProps): JSX.Element {
  const whole = hops.reduce((sum, [, ms]) => sum + ms, 0);
  return (
    <div class="io-hops">
      <span class="io-hops-name">{name}</span>
      <span class="io-hops-bar" aria-hidden="true">
        {hops.map(([hop, ms, look]) => (
          <span key={hop} class={look} style={{ width: whole > 0 ? `${(ms / whole) * 100}%` : '0' }} />
        ))}
      </span>
      <span class="small">
        {hops.map(([hop, ms]) => t('inside.io.hop', { hop, time: milliseconds(ms) })).join(' + ')} ={' '}
        <strong class="mono">{milliseconds(whole)}</strong>
        {through < 0.995 && <span class="io-lost"> {t('inside.io.getsThrough', { share: percent(through) })}</span>}
      </span>
    </div>
  );
}
