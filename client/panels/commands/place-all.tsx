import type { JSX } from 'preact';
import { holdPlacements } from '#client/model/commands/hold.ts';
import { planPlacement, waitingVms } from '#client/model/commands/plans.ts';
import { isInGame } from '#client/model/commands/verbs.ts';
import { closeForm, type Desk, giverOf } from '#client/model/state/desk.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { counted } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { PlanList, usePlanInHall } from './plan-list.tsx';

interface PlaceAllProps {
  readonly desk: Desk;
  readonly world: OpenWorld;
}

/** Offers to place all VMs that wait, when there is more than one: it opens the plan first. */
export function PlaceAllButton({ desk, world }: PlaceAllProps): JSX.Element | null {
  const waiting = waitingVms(world).length;
  if (desk.readOnly || waiting < 2 || desk.held.value.length > 0 || !isInGame(world, 'placeVm')) return null;
  const open = (): void => {
    closeForm(desk);
    desk.placingAll.value = !desk.placingAll.value;
  };
  return (
    <Button class="verb place-all" size="small" kind="primary" pressed={desk.placingAll.value} onClick={open}>
      <VerbIcon name="packageOpen" />
      {t('play.placeAll', { vms: counted('vms', waiting) })}
    </Button>
  );
}

/** Where everybody would go, with the hall showing it; done it can be taken back for some seconds. */
export function PlaceAllForm({ desk, world }: PlaceAllProps): JSX.Element {
  const plan = planPlacement(world, waitingVms(world), giverOf(desk));
  usePlanInHall(desk, plan);
  const placed = plan.filter(({ host }) => host !== NONE);
  const close = (): void => {
    desk.placingAll.value = false;
  };
  const place = (): void => {
    close();
    holdPlacements(desk, placed);
  };
  return (
    <section class="verb-form" aria-label={t('play.plan.title')}>
      <PlanList world={world} plan={plan} />
      <div class="row">
        <Button
          kind="primary"
          size="small"
          reasonAt="below"
          reason={placed.length === 0 ? t('play.plan.nothingFits') : undefined}
          onClick={place}
        >
          {t('play.placeAll', { vms: counted('vms', placed.length) })}
        </Button>
        <Button kind="quiet" size="small" onClick={close}>
          {t('app.cancel')}
        </Button>
      </div>
    </section>
  );
}
