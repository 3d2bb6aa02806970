import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { clockText } from '#client/model/facts/facts.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { duration } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { secondsAt, ticksOf } from '#shared/sim/kernel/time.ts';
import { dayEndsOf } from '../charts/chart-time.ts';
import { type Moment, momentText } from '../moments/moments.ts';
import { markLevels } from './mark-levels.ts';
import { type Player, REPLAY_SPEEDS } from './player.ts';
import './transport.css';

interface TransportProps {
  readonly player: Player;
  readonly scenario: Scenario;
  readonly moments: readonly Moment[];
}

/** Where in the recording one is, and how it runs: a scrubber with the bookmarks on it, play and pause, speeds. */
export function Transport({ player, scenario, moments }: TransportProps): JSX.Element {
  useTransportKeys(player, moments, ticksOf(scenario, LEAP_S));
  const tick = player.tick.value;
  const at = secondsAt(scenario, tick);
  return (
    <section class="transport" aria-label={t('debrief.replay.transport')}>
      <div class="transport-row">
        <Button
          kind="primary"
          label={t(player.playing.value ? 'debrief.replay.pause' : 'debrief.replay.play')}
          onClick={() => player.toggle()}
          shortcut="k"
        >
          <Icon name={player.playing.value ? 'pause' : 'play'} />
        </Button>
        <strong class="transport-clock mono">{clockText({ scenario }, tick)}</strong>
        <span class="soft small mono">
          {duration(at)} / {duration(secondsAt(scenario, player.ticks))}
        </span>
        <Speeds player={player} />
      </div>
      <Scrubber player={player} scenario={scenario} moments={moments} />
      <p class="soft small transport-keys">{t('debrief.replay.keys')}</p>
    </section>
  );
}

function Speeds({ player }: Pick<TransportProps, 'player'>): JSX.Element {
  return (
    <fieldset class="transport-speeds">
      <legend class="unseen">{t('debrief.replay.speed')}</legend>
      {REPLAY_SPEEDS.map((speed) => (
        <button
          key={speed}
          type="button"
          aria-pressed={player.speed.value === speed}
          onClick={() => {
            player.speed.value = speed;
          }}
        >
          {t('debrief.replay.times', { factor: speed })}
        </button>
      ))}
    </fieldset>
  );
}

function Scrubber({ player, scenario, moments }: TransportProps): JSX.Element {
  const part = (tick: number) => `${(100 * tick) / Math.max(1, player.ticks)}%`;
  const borders = dayEndsOf(scenario, secondsAt(scenario, player.ticks));
  return (
    <div class="scrubber">
      <Marks player={player} scenario={scenario} moments={moments} />
      <div class="scrubber-track">
        {borders.map((second) => (
          <span key={second} class="scrubber-day" style={{ left: part(ticksOf(scenario, second)) }} />
        ))}
        <input
          type="range"
          min={0}
          max={player.ticks}
          step={ticksOf(scenario, 1)}
          value={player.tick.value}
          aria-label={t('debrief.replay.position')}
          aria-valuetext={clockText({ scenario }, player.tick.value)}
          onInput={(event) => player.seek(Number(event.currentTarget.value))}
        />
      </div>
    </div>
  );
}

/** A mark is 24 px wide: that part of the time line on a laptop, and on a phone. */
const MARK_PART = 0.022;
const MARK_PART_NARROW = 0.08;

/** The moments above the time line; where two are close, the later one stands a level lower. */
function Marks({ player, scenario, moments }: TransportProps): JSX.Element {
  const parts = moments.map(({ bookmark }) => bookmark.tick / Math.max(1, player.ticks));
  const wide = markLevels(parts, MARK_PART);
  const narrow = markLevels(parts, MARK_PART_NARROW);
  return (
    <div class="scrubber-marks" style={{ '--levels': Math.max(0, ...wide), '--levels-narrow': Math.max(0, ...narrow) }}>
      {moments.map(({ sign, bookmark }, i) => (
        <button
          key={`${sign}${bookmark.kind}`}
          type="button"
          class="scrubber-mark"
          style={{ left: `${100 * (parts[i] ?? 0)}%`, '--level': wide[i], '--level-narrow': narrow[i] }}
          aria-label={`${momentText(scenario, bookmark)}, ${clockText({ scenario }, bookmark.tick)}`}
          title={momentText(scenario, bookmark)}
          onClick={() => player.seek(bookmark.tick)}
        >
          {sign}
        </button>
      ))}
    </div>
  );
}

/** Keys of the page: k plays and pauses, j and l go ten seconds back and on, comma and full stop to the bookmarks around. */
function useTransportKeys(player: Player, moments: readonly Moment[], leap: number): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const tick = nextTick(event.key, player, moments, leap);
      if (tick !== undefined) player.seek(tick);
      else if (event.key === 'k') player.toggle();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [player, moments, leap]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type="range"]), select, textarea');
}

/** Seconds of the hall that j and l go. Design value. */
const LEAP_S = 10;

function nextTick(key: string, player: Player, moments: readonly Moment[], leap: number): number | undefined {
  const now = player.tick.peek();
  switch (key) {
    case 'j':
      return now - leap;
    case 'l':
      return now + leap;
    case ',':
      return moments.findLast(({ bookmark }) => bookmark.tick < now)?.bookmark.tick;
    case '.':
      return moments.find(({ bookmark }) => bookmark.tick > now)?.bookmark.tick;
    default:
      return undefined;
  }
}
