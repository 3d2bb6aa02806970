import type { ComponentType, JSX } from 'preact';
import { type Glance, glanceOf } from '#client/model/commands/glance.ts';
import { at } from '#client/model/facts/cell.ts';
import { hostName, seatName } from '#client/model/facts/names.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { select, type UiState } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import { isScored } from '#shared/sim/kernel/scenario/series-rows.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { CostTime, Since } from './cost-time.tsx';
import { GoalChange, GoalLine, Stars } from './goal-strip.tsx';
import { Trouble, Waiting } from './trouble.tsx';

/** The button of the answer, for the key that jumps to it. */
export const GLANCE_ID = 'first-glance';

interface FirstGlanceProps extends PanelProps {
  /** What is said of the goal instead of the points, where something else counts. */
  readonly goal?: ComponentType<PanelProps> | undefined;
}

/**
 * The answer to the first glance, always in this place: what is wrong, where, since when, how long until it costs; while nothing
 * is, how far the goal is. What moved the score last and the brief stand beside it in any case.
 */
export function FirstGlance({ goal: Goal, ...props }: FirstGlanceProps): JSX.Element {
  const { ui, world } = props;
  const glance = glanceOf(ui, world);
  return (
    <section class="first-glance" aria-label={t('glance.title')}>
      {glance && <Wrong {...{ ui, world, glance }} />}
      {!glance && (Goal ? <Goal {...props} /> : <GoalLine ui={ui} world={world} />)}
      <div class="glance-side">
        <GoalChange ui={ui} world={world} />
        {glance && !Goal && isScored(world.scenario) && <Stars ui={ui} />}
        {!ui.readOnly && !Goal && (
          <Button size="small" kind="quiet" onClick={() => (ui.briefShown.value = true)}>
            {t('brief.open')}
          </Button>
        )}
      </div>
    </section>
  );
}

interface WrongProps {
  readonly ui: UiState;
  readonly world: OpenWorld;
  readonly glance: Glance;
}

/** Pressed, it goes to the place. */
function Wrong({ ui, world, glance }: WrongProps): JSX.Element {
  const { group, waiting, sinceTick, cost, others } = glance;
  const [first] = group;
  return (
    <button type="button" id={GLANCE_ID} class="glance-go" onClick={() => select(ui, first.subject, true)}>
      <span class="glance-part">
        {waiting > 0 ? <Waiting world={world} worst={first} vms={waiting} /> : <Trouble world={world} group={group} />}
        <Where world={world} group={group} />
      </span>
      <span class="glance-part">
        <Since world={world} tick={sinceTick} />
        <CostTime cost={cost} />
        <OnIt ui={ui} group={group} />
        {others > 0 && <span class="soft small">{t('glance.more', { count: others })}</span>}
      </span>
      <VerbIcon name="maximize" />
    </button>
  );
}

/** The host of the one VM that it is about; of several their host is said already. */
function Where({ world, group }: { world: OpenWorld; group: Glance['group'] }): JSX.Element | null {
  const [{ subject }] = group;
  const host = subject.kind === 'vm' && group.length === 1 ? at(world.vms.host, subject.row) : NONE;
  return host === NONE ? null : <span class="soft">{t('glance.on', { host: hostName(host) })}</span>;
}

/** Who is on it; who plays alone knows. */
function OnIt({ ui, group }: { ui: UiState; group: Glance['group'] }): JSX.Element | null {
  const [{ open, by }] = group;
  const view = ui.session.view.value;
  if (open || view?.solo) return null;
  return <span class="soft small">{t('play.takenBy', { name: seatName(view?.seats ?? [], by) })}</span>;
}
