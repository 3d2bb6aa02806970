import { useEffect } from 'preact/hooks';
import { glanceOf } from '#client/model/commands/glance.ts';
import { remedyOf } from '#client/model/commands/remedies.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import type { Pointed } from '#client/model/state/pointed.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import type { CoachStep } from '#shared/levels/coach.ts';
import type { HallAttempt } from '../play/attempt.ts';
import { assists } from './settings.ts';

/** Lets the hall point at what helps now: what the coach means, else, where signs are wanted, what helps against the first trouble. */
export function usePointed(attempt: HallAttempt, step: CoachStep | undefined, props: PanelProps): Pointed | undefined {
  const pointed = pointedBy(attempt, step, props);
  const key = `${pointed?.subject?.kind} ${pointed?.subject?.row} ${pointed?.order}`;
  useEffect(() => {
    props.ui.pointed.value = pointed;
  }, [props.ui, key]);
  useEffect(() => () => clear(props.ui), [props.ui]);
  return pointed;
}

function clear(ui: UiState): void {
  ui.pointed.value = undefined;
}

function pointedBy({ seen }: HallAttempt, step: CoachStep | undefined, { ui, world }: PanelProps): Pointed | undefined {
  const target = step?.points?.(seen.runOf(world));
  if (target) return { subject: target.subject, order: target.order };
  const glance = assists().signs ? glanceOf(ui, world) : undefined;
  const remedy = glance && remedyOf(ui, world, glance.group);
  return remedy && { subject: remedy.subject, order: remedy.order };
}
