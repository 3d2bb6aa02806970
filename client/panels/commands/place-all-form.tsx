import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { placeGroup, unorderedVms } from '#client/model/commands/group.ts';
import { planPlacement } from '#client/model/commands/plans.ts';
import { placeAllText } from '#client/model/commands/remedies.ts';
import { giverOf } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { counted, number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import type { PlaceAllProps } from './place-all.tsx';
import { PlanList, usePlanInHall } from './plan-list.tsx';

/** Where everybody would go, with the hall showing it; done it can be taken back while the VMs boot. */
export function PlaceAllForm({ ui, world }: PlaceAllProps): JSX.Element {
  const plan = planPlacement(world, unorderedVms(ui, world), giverOf(ui));
  usePlanInHall(ui, plan);
  const placed = plan.filter(({ host }) => host !== NONE);
  const close = (): void => {
    ui.placingAll.value = false;
  };
  // While it is open others may find a host: by themselves, as VMs of a host that died, or through somebody else.
  useEffect(() => {
    if (plan.length === 0) close();
  }, [plan.length]);
  const place = (): void => {
    close();
    placeGroup(ui, placed);
  };
  return (
    <section class="verb-form" aria-label={t('play.plan.title')}>
      <PlanList world={world} plan={plan} level={2} />
      <div class="row">
        <Button
          kind="primary"
          size="small"
          reasonAt="below"
          reason={placed.length === 0 ? t('play.plan.nothingFits') : undefined}
          onClick={place}
        >
          {placeText(placed.length, plan.length)}
        </Button>
        <Button kind="quiet" size="small" onClick={close}>
          {t('app.cancel')}
        </Button>
      </div>
    </section>
  );
}

/** What is ordered: all of them, or those that find room. */
function placeText(placed: number, all: number): string {
  if (placed === 0 || placed === all) return placeAllText(all);
  return t('play.placeSome', { placed: number(placed), vms: counted('vms', all) });
}
