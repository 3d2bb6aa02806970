import type { JSX } from 'preact';
import { at } from '#client/model/facts/cell.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { Glyph } from '#client/ui/glyphs/glyph.tsx';
import { number, percentOfPermille, watts } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';

/** Share of good service below which what is missing changes colour, in ‰: the tiers' own lines. */
const GOOD = 995;
const FAIR = 980;
const POOR = 950;

/** Promises kept, power, open tasks: the answers to "are we losing anything now?". */
export function Vitals({ world }: PanelProps): JSX.Element {
  const { hall } = world;
  const tasks = at(hall.openTasks, 0);
  return (
    <div class="vitals">
      <SlaRing permille={at(hall.slaPermille, 0)} />
      <span class="vital" title={t('play.powerHelp')}>
        <Glyph name="glyphs/failing" />
        <span class="mono">{watts(at(hall.facilityW, 0))}</span>
        <span class="unseen">{t('play.power')}</span>
      </span>
      <span class={`vital tasks ${tasks > 0 ? 'tasks-open' : ''}`}>
        <span class="mono">{number(tasks)}</span>{' '}
        <span class="tasks-word">{t('play.openTasks', { count: tasks })}</span>
      </span>
    </div>
  );
}

/** The ring is green as far as promises are kept; the gap, which is what was lost, has the colour of the loss. */
function SlaRing({ permille }: { permille: number }): JSX.Element {
  const level = permille >= GOOD ? 'ok' : permille >= FAIR ? 'watch' : permille >= POOR ? 'hot' : 'breach';
  const around = 2 * Math.PI * 13;
  return (
    <span class={`sla-ring level-${level}`} title={t('play.slaHelp')}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <circle class="ring-ground" cx="16" cy="16" r="13" />
        <circle
          class="ring-value"
          cx="16"
          cy="16"
          r="13"
          stroke-dasharray={`${(permille / 1000) * around} ${around}`}
          transform="rotate(-90 16 16)"
        />
      </svg>
      <span>
        <span class="small soft">{t('play.sla')}</span> <strong class="mono">{percentOfPermille(permille)}</strong>
      </span>
    </span>
  );
}
