import type { JSX } from 'preact';
import { celsius, number, watts } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { RackHost, RackPicture } from '#shared/inside/rack.ts';
import { FigureTable } from '../figure-table.tsx';
import { percent } from '../figures.ts';
import type { ViewProps } from '../inside-props.ts';
import { Thermometer } from './thermometer.tsx';
import './rack.css';

/** One rack: the air in front of its servers, what they draw, and how far its breaker is. */
export function RackView({ now, names, frames }: ViewProps<'rack'>): JSX.Element {
  const most = Math.max(1, ...now.hosts.map(({ powerW }) => powerW));
  return (
    <div class="rack-view">
      <div class="rack-picture">
        <Thermometer now={now} frames={frames} />
        <section class="rack-box" aria-label={t('inside.rack.name', { no: now.rack + 1 })}>
          <h3>{t('inside.rack.name', { no: now.rack + 1 })}</h3>
          {now.hosts.map((place) => (
            <Slot
              key={place.host}
              place={place}
              most={most}
              name={names.host(place.host)}
              chosen={place.host === now.host}
            />
          ))}
        </section>
        <section class="rack-feed">
          <Gauge
            name={t('inside.rack.draw')}
            share={now.breakerW > 0 ? now.powerW / now.breakerW : now.capW > 0 ? now.powerW / now.capW : 0}
            text={drawText(now)}
          />
          {now.breakerW > 0 && (
            <Gauge
              name={t('inside.rack.breaker')}
              share={now.breakerWay}
              text={now.tripped ? t('inside.rack.tripped') : t('inside.rack.way', { share: percent(now.breakerWay) })}
            />
          )}
          <Gauge
            name={t('inside.rack.cooling')}
            share={now.coolingLoad}
            text={t('inside.rack.coolers', { on: now.coolers, all: now.coolersThere, load: percent(now.coolingLoad) })}
          />
          <p class="small">
            {t(`inside.rack.supply.${now.supply}`)} · {t('inside.rack.batteries', { share: percent(now.batteries) })}
          </p>
          {now.clock < 0.995 && <p class="small rack-slow">{t('inside.rack.clock', { share: percent(now.clock) })}</p>}
        </section>
      </div>
      <RackTable now={now} name={names.host} />
    </div>
  );
}

function drawText({ powerW, breakerW, capW }: RackPicture): string {
  if (breakerW > 0)
    return t('inside.rack.ofBreaker', {
      draw: watts(powerW),
      breaker: watts(breakerW),
      share: percent(powerW / breakerW),
    });
  return capW > 0 ? t('inside.rack.ofCap', { draw: watts(powerW), cap: watts(capW) }) : watts(powerW);
}

function Slot({
  place,
  most,
  name,
  chosen,
}: {
  place: RackHost;
  most: number;
  name: string;
  chosen: boolean;
}): JSX.Element {
  const { state, powerW, vms, clock } = place;
  return (
    <div class={`rack-slot is-${state} ${chosen ? 'chosen' : ''}`}>
      <span class="rack-slot-name">{name}</span>
      <span class="rack-slot-bar" aria-hidden="true">
        <span style={{ width: `${(powerW / most) * 100}%` }} />
      </span>
      <span class="small mono">{watts(powerW)}</span>
      <span class="small soft">
        {t(`inside.rack.is.${state}`)} · {t('inside.rack.vms', { n: vms })}
        {clock !== undefined && clock < 0.995 && ` · ${t('inside.rack.clockShort', { share: percent(clock) })}`}
      </span>
    </div>
  );
}

function Gauge({ name, share, text }: { name: string; share: number; text: string }): JSX.Element {
  const tone = share >= 1 ? 'full' : share > 0.8 ? 'high' : '';
  return (
    <div class="rack-gauge">
      <strong>{name}</strong>
      <span class={`io-busy ${tone}`} aria-hidden="true">
        <span style={{ width: `${Math.min(1, share) * 100}%` }} />
      </span>
      <span class="small">{text}</span>
    </div>
  );
}

function RackTable({ now, name }: { now: RackPicture; name: (host: number) => string }): JSX.Element {
  const head = [t('inside.rack.host'), t('inside.rack.state'), t('inside.rack.draw'), t('inside.rack.clockHead')];
  const rows = now.hosts.map(({ host, state, powerW, clock }) => [
    name(host),
    t(`inside.rack.is.${state}`),
    watts(powerW),
    clock === undefined ? t('inside.untold') : percent(clock),
  ]);
  return (
    <>
      <p class="small">
        {t('inside.rack.air', { inlet: celsius(Math.round(now.inletC * 10) / 10), set: celsius(now.setPointC) })}{' '}
        {t(`inside.rack.band.${now.band}`)}
        {now.heatW !== undefined && ` ${t('inside.rack.heat', { heat: number(now.heatW) })}`}
      </p>
      <FigureTable head={head} rows={rows} />
    </>
  );
}
