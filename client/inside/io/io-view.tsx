import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { GuestIo, IoPicture } from '#shared/inside/io.ts';
import { FigureTable } from '../figure-table.tsx';
import { milliseconds, percent } from '../figures.ts';
import type { InsideNames } from '../inside-names.ts';
import type { ViewProps } from '../inside-props.ts';
import { type Tether, Tethers } from '../tethers.tsx';
import { WaitLine } from './wait-line.tsx';
import './io.css';

/** The ways of a host's guests to network and disk, like lines of a map: who stands between, how busy, how long it takes. */
export function IoView({ now, frames, names, vm, onVm }: ViewProps<'io'>): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const guest = now.guests.find((each) => each.vm === vm) ?? slowest(now.guests);
  const tick = frames.at(-1)?.tick ?? 0;
  return (
    <div class="io">
      <p class="small soft">{t(`inside.io.kind.${now.hypervisor}`)}</p>
      <div class="io-map" ref={place}>
        <ul class="io-guests" aria-label={t('inside.guests')}>
          {now.guests.map((each) => (
            <li key={each.vm}>
              <button
                type="button"
                class={`io-guest via-${each.backend}`}
                data-end={`vm-${each.vm}`}
                aria-pressed={each.vm === guest?.vm}
                onClick={() => onVm(each.vm)}
              >
                {names.vm(each.vm)}
              </button>
            </li>
          ))}
        </ul>
        <Middle now={now} />
        <Outside now={now} names={names} />
        <Tethers tethers={linesOf(now, guest)} place={place} when={`${tick} ${guest?.vm}`} />
      </div>
      {guest && <WaitLine now={now} guest={guest} names={names} />}
      <IoTable now={now} names={names} />
    </div>
  );
}

function slowest(guests: readonly GuestIo[]): GuestIo | undefined {
  const wait = ({ waits }: GuestIo): number => (waits ? waits.netPathMs + waits.netWireMs + waits.diskPerRequestMs : 0);
  return [...guests].sort((a, b) => wait(b) - wait(a))[0];
}

const MIDDLES = ['emulated', 'split', 'virtio', 'direct', 'passthrough'] as const;

/** Where the back half of a driver is: one station for each kind that some guest has. */
function Middle({ now }: { now: IoPicture }): JSX.Element {
  const kinds = MIDDLES.filter((kind) => now.guests.some(({ backend }) => backend === kind));
  const { dom0 } = now;
  return (
    <div class="io-middle">
      {kinds.map((kind) => (
        <div key={kind} class={`io-station via-${kind}`} data-end={`back-${kind}`}>
          <strong>{t(`inside.io.station.${kind}`)}</strong>
          <span class="small soft">{t(`inside.io.help.${kind}`)}</span>
        </div>
      ))}
      {dom0 && (
        <div class={`io-station dom0 is-${dom0.state}`} data-end="dom0">
          <strong>{t(`inside.io.dom0.${now.hypervisor}`)}</strong>
          <Busy share={dom0.load} />
          <span class="small">
            {dom0.state === 'running'
              ? t('inside.io.dom0Load', { load: percent(dom0.load), vcpus: dom0.vcpus })
              : t(`inside.io.dom0Is.${dom0.state}`)}
          </span>
          {dom0.slowdown !== undefined && dom0.state === 'running' && (
            <span class="small soft">{t('inside.io.slowdown', { times: number(dom0.slowdown, 1) })}</span>
          )}
        </div>
      )}
    </div>
  );
}

/** What is real: the card, the way out, the datastores. */
function Outside({ now, names }: { now: IoPicture; names: InsideNames }): JSX.Element {
  const { cardMbit, cardUsed, uplinkMbit, uplinkUsedMbit, stores } = now;
  return (
    <div class="io-outside">
      <div class="io-station" data-end="card">
        <strong>{t('inside.io.card')}</strong>
        <Busy share={cardUsed} />
        <span class="small">{t('inside.io.cardLoad', { load: percent(cardUsed), mbit: number(cardMbit) })}</span>
      </div>
      <div class="io-station" data-end="uplink">
        <strong>{t('inside.io.uplink')}</strong>
        {uplinkMbit > 0 && <Busy share={uplinkUsedMbit / uplinkMbit} />}
        <span class="small">
          {uplinkMbit > 0
            ? t('inside.io.cardLoad', { load: percent(uplinkUsedMbit / uplinkMbit), mbit: number(uplinkMbit) })
            : t('inside.io.uplinkFree')}
        </span>
      </div>
      {stores.map(({ datastore, busy, latencyMs, kind }) => (
        <div key={datastore} class="io-station" data-end={`store-${datastore}`}>
          <strong>{names.datastore(datastore)}</strong>
          <Busy share={busy} />
          <span class="small">
            {t('inside.io.store', {
              load: percent(busy),
              read: milliseconds(latencyMs),
              kind: t(`inside.store.${kind}`),
            })}
          </span>
        </div>
      ))}
    </div>
  );
}

function Busy({ share }: { share: number }): JSX.Element {
  const tone = share > 0.95 ? 'full' : share > 0.7 ? 'high' : '';
  return (
    <span class={`io-busy ${tone}`} aria-hidden="true">
      <span style={{ width: `${Math.min(1, share) * 100}%` }} />
    </span>
  );
}

/** A line for each guest to its back half, and from there on; that of the guest that is looked at is thick. */
function linesOf({ guests, dom0 }: IoPicture, chosen: GuestIo | undefined): readonly Tether[] {
  const lines = guests.flatMap((guest): readonly Tether[] => {
    const { backend, vm, datastore } = guest;
    const look = `${backend} ${guest === chosen ? 'chosen' : ''}`;
    const throughDom0 = dom0 !== undefined && (backend === 'split' || backend === 'emulated');
    const back = `back-${backend}`;
    const real = throughDom0 ? 'dom0' : back;
    return [
      { from: `vm-${vm}`, to: back, look },
      ...(throughDom0 ? [{ from: back, to: 'dom0', look: `${look} inner` }] : []),
      { from: real, to: 'card', look },
      { from: real, to: `store-${datastore}`, look: `${look} disk` },
    ];
  });
  return [...lines, { from: 'card', to: 'uplink', look: 'wire' }];
}

function IoTable({ now, names }: { now: IoPicture; names: InsideNames }): JSX.Element {
  const head = [
    t('inside.guest'),
    t('inside.io.way'),
    t('inside.io.netPath'),
    t('inside.io.wire'),
    t('inside.io.diskPath'),
    t('inside.io.through'),
  ];
  const rows = now.guests.map(({ vm, backend, waits }) => [
    names.vm(vm),
    t(`inside.io.station.${backend}`),
    ...(waits
      ? [
          milliseconds(waits.netPathMs),
          milliseconds(waits.netWireMs),
          milliseconds(waits.diskPathMs),
          percent(Math.min(waits.netFraction, waits.diskFraction)),
        ]
      : ['', '', '', ''].map(() => t('inside.untold'))),
  ]);
  return <FigureTable head={head} rows={rows} />;
}
