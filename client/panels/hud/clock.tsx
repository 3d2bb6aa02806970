import type { JSX } from 'preact';
import { Explained } from '#client/cards/explained.tsx';
import type { PanelProps } from '#client/model/state/panel.ts';
import { hallSpeed } from '#client/model/state/speed.ts';
import { duration, number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { dayAt, hourAt } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** Day, business time, speed; the two clocks are told apart in words. */
export function Clock({ ui, world }: PanelProps): JSX.Element {
  const view = ui.session.view.value;
  const { scenario, tick } = world;
  const hour = hourAt(scenario, tick);
  const time = `${pad(Math.floor(hour))}:${pad(Math.floor((hour % 1) * 60))}`;
  const speed = view?.speed ?? 1;
  const paused = view?.phase === 'paused';
  return (
    <div
      class="clock"
      title={t('play.twoClocks', { seconds: number(scenario.secondsPerHour), factor: factorText(speed) })}
    >
      <span class="soft">{t('play.day', { no: dayAt(scenario, tick) + 1 })}</span>
      <Explained card="hud.clock">
        <strong class="mono">{time}</strong>
      </Explained>
      <span class={`speed ${paused ? 'paused' : ''}`}>
        {paused ? t('play.paused') : t('play.speed', { factor: factorText(speed) })}
      </span>
      {(scenario.lengthS > 0 || view?.solo) && <span class="soft small">{lengthText(world, view?.solo === true)}</span>}
    </div>
  );
}

/** How long it still takes; alone, where levels name seconds of their own: how far it is. */
function lengthText({ scenario, tick }: OpenWorld, solo: boolean): string {
  const passed = tick * scenario.tickSeconds;
  if (scenario.lengthS === 0) return duration(passed);
  if (solo) return t('play.timeOf', { passed: duration(passed), all: duration(scenario.lengthS) });
  return t('play.timeLeft', { time: duration((scenario.lengthS - passed) / hallSpeed.value) });
}

/** As few decimals as a speed needs: `4`, `0.25`. */
function factorText(speed: number): string {
  return number(speed, speed % 1 === 0 ? 0 : 2);
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
