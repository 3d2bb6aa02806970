import type { JSX } from 'preact';
import { Explained } from '#client/cards/explained.tsx';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { waitText } from '#client/model/facts/facts.ts';
import { hostName, tenantName, vmName } from '#client/model/facts/names.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import type { Subject } from '#client/model/state/subject.ts';
import { select } from '#client/model/state/ui-state.ts';
import { Glyph } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';
import { DISTURBANCES, type DisturbanceName } from '#shared/sim/disturbances/index.ts';
import { FORECAST_KINDS } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

const MAX_SHOWN = 4;

interface Forecast {
  readonly row: number;
  readonly kind: (typeof FORECAST_KINDS)[number];
  readonly subject: Subject | undefined;
  readonly name: string;
  /** Seconds until it starts; negative while it lasts. */
  readonly inS: number;
  readonly leftS: number;
}

/** What comes next: everything that was announced, soonest first. */
export function ForecastLane({ ui, world }: PanelProps): JSX.Element {
  const coming = forecastsOf(world).slice(0, MAX_SHOWN);
  return (
    <ol class="forecast" aria-label={t('play.forecast')}>
      {coming.length === 0 && (
        <li class="soft small quiet-hour">
          <Explained card="hud.forecast">{t('play.nothingAhead')}</Explained>
        </li>
      )}
      {coming.map((forecast) => (
        <li key={forecast.row}>
          <button
            type="button"
            class={`forecast-item ${forecast.inS <= 0 ? 'now' : ''} ${forecast.kind}`}
            onClick={() => forecast.subject && select(ui, forecast.subject, true)}
            title={t(`forecast.${forecast.kind}.effect`)}
          >
            <Glyph name={`glyphs/${GLYPHS[forecast.kind] ?? 'info'}`} />
            <span>{t(`forecast.${forecast.kind}.name`, { name: forecast.name })}</span>
            <span class="mono when">
              {forecast.inS > 0
                ? t('play.inTime', { time: waitText(forecast.inS) })
                : t('play.timeLeft', { time: waitText(forecast.leftS) })}
            </span>
          </button>
        </li>
      ))}
      {coming.length > 0 && (
        <li class="forecast-card">
          <Explained card="hud.forecast" label={t('play.forecast')} />
        </li>
      )}
    </ol>
  );
}

const GLYPHS: Readonly<Record<string, string>> = {
  ramp: 'hot',
  correlatedPeak: 'hot',
  tenantBurst: 'hot',
  contractOffer: 'info',
  hostFailing: 'failing',
  linkDown: 'failed',
};

function forecastsOf(world: OpenWorld): Forecast[] {
  const { forecasts, tick, scenario } = world;
  const found: Forecast[] = [];
  for (let row = 0; row < forecasts.rows; row++) {
    const kind = nameOf(FORECAST_KINDS, at(forecasts.kind, row));
    if (kind === 'none') continue;
    const leftS = (at(forecasts.endsAtTick, row) - tick) * scenario.tickSeconds;
    const inS = (at(forecasts.startsAtTick, row) - tick) * scenario.tickSeconds;
    found.push({ row, kind, inS, leftS, ...subjectOf(world, kind, at(forecasts.subject, row)) });
  }
  return found.sort((a, b) => a.inS - b.inS);
}

function subjectOf(world: OpenWorld, kind: string, row: number): { subject: Subject | undefined; name: string } {
  if (row < 0) return { subject: undefined, name: '' };
  switch (kind === 'contractOffer' ? 'tenant' : DISTURBANCES[kind as DisturbanceName].subject) {
    case 'host':
      return { subject: { kind: 'host', row }, name: hostName(row) };
    case 'tenant':
      return { subject: { kind: 'tenant', row }, name: tenantName(world, row) };
    case 'vm':
      return { subject: { kind: 'vm', row }, name: vmName(world, row) };
    default:
      return { subject: undefined, name: String(row + 1) };
  }
}
