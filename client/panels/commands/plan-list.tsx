import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { hostName, vmName } from '#client/model/facts/names.ts';
import type { Planned } from '#client/model/state/planned.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import { counted } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** Shows a plan in the hall for as long as its form is open. */
export function usePlanInHall(ui: UiState, plan: readonly Planned[]): void {
  const key = plan.map(({ vm, host }) => `${vm}:${host}`).join(' ');
  useEffect(() => {
    ui.plan.value = plan.filter(({ host }) => host !== NONE);
  }, [ui, key]);
  useEffect(
    () => () => {
      ui.plan.value = [];
    },
    [ui],
  );
}

interface PlanListProps {
  readonly world: OpenWorld;
  readonly plan: readonly Planned[];
  /** Level of its heading in the form around it; absent = 3. */
  readonly level?: 2 | 3;
}

/** Who would go where, host by host; first who would find no room. */
export function PlanList({ world, plan, level = 3 }: PlanListProps): JSX.Element | null {
  if (plan.length === 0) return null;
  const stays = plan.filter(({ host }) => host === NONE);
  const hosts = [...new Set(plan.map(({ host }) => host))].filter((host) => host !== NONE).sort((a, b) => a - b);
  const Heading = level === 2 ? 'h2' : 'h3';
  const names = (planned: readonly Planned[]) => planned.map(({ vm }) => vmName(world, vm)).join(', ');
  return (
    <div class="plan">
      <Heading>{t('play.plan.title')}</Heading>
      <ul>
        {stays.length > 0 && (
          <li class="plan-stays">
            <strong>{t('play.plan.noRoom', { vms: counted('vms', stays.length) })}</strong> {names(stays)}
          </li>
        )}
        {hosts.map((host) => {
          const coming = plan.filter((planned) => planned.host === host);
          return (
            <li key={host}>
              <strong>{t('play.plan.toHost', { host: hostName(host), vms: counted('vms', coming.length) })}</strong>{' '}
              {names(coming)}
            </li>
          );
        })}
      </ul>
      {stays.length === 0 && <p class="small soft">{t('play.plan.allFit')}</p>}
    </div>
  );
}
