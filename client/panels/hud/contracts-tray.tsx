import type { JSX } from 'preact';
import { fitOfOffer } from '#client/model/commands/plans.ts';
import { verbOf } from '#client/model/commands/verbs.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { secondsToAnswer, tenantsIn } from '#client/model/facts/contract-rows.ts';
import { waitText } from '#client/model/facts/facts.ts';
import { archetypeOf, tenantName } from '#client/model/facts/names.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { select, type UiState } from '#client/model/state/ui-state.ts';
import { VerbButton, whyGreyed } from '#client/panels/commands/verb-button.tsx';
import { TenantEmblem } from '#client/ui/glyphs/glyph.tsx';
import { counted, mib, moneyOfCents, number, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { PRODUCTS, TIERS } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { creditsOf } from '#shared/sim/tenants/index.ts';
import { PERMILLE } from '#shared/units.ts';

/** Offers first, with the time left to answer; then the running contracts and how well they are kept. */
export function ContractsTray({ ui, world }: PanelProps): JSX.Element {
  const offered = tenantsIn(world, 'offered');
  const active = tenantsIn(world, 'active');
  return (
    <section class="tray" aria-label={t('play.contracts')}>
      {offered.map((tenant) => (
        <Offer key={tenant} ui={ui} world={world} tenant={tenant} />
      ))}
      {active.map((tenant) => (
        <Contract key={tenant} ui={ui} world={world} tenant={tenant} />
      ))}
      {offered.length + active.length === 0 && <p class="soft small">{t('play.noContracts')}</p>}
    </section>
  );
}

interface TenantProps {
  readonly ui: UiState;
  readonly world: OpenWorld;
  readonly tenant: number;
}

function Offer({ ui, world, tenant }: TenantProps): JSX.Element {
  const [accept, decline] = [verbOf('acceptContract'), verbOf('declineContract')];
  // In the place of its smallest print: a card that grew would push the next one from under the pointer.
  const why = whyGreyed(ui, world, accept, tenant) ?? whyGreyed(ui, world, decline, tenant);
  const point = (on: boolean): void => {
    ui.pointedOffer.value = on ? tenant : undefined;
  };
  return (
    <article class="contract offer">
      <button type="button" class="contract-go" onClick={() => select(ui, { kind: 'tenant', row: tenant })}>
        <TenantEmblem archetype={archetypeOf(world, tenant)} tenant={tenant} />
        <span class="contract-words">
          <span class="offer-line">
            <strong>{tenantName(world, tenant)}</strong>{' '}
            <span class="small">
              <TierWord world={world} tenant={tenant} /> · {dealText(world, tenant)}
            </span>
          </span>
          <span class="small soft">{sizeText(world, tenant)}</span>
          {why ? <strong class="small">{why}</strong> : <span class="small soft">{penaltyText(world, tenant)}</span>}
        </span>
        <span class="mono small">{waitText(secondsToAnswer(world, tenant))}</span>
      </button>
      {!ui.readOnly && (
        <div class="row">
          <VerbButton ui={ui} world={world} verb={accept} row={tenant} onPoint={point} reasonAt="tip" />
          <VerbButton ui={ui} world={world} verb={decline} row={tenant} reasonAt="tip" />
        </div>
      )}
    </article>
  );
}

/** `8 VMs at ¤ 4.00 a second each`. */
export function dealText({ tenants }: OpenWorld, tenant: number): string {
  const fee = moneyOfCents(at(tenants.feeCentsPerS, tenant));
  const product = nameOf(PRODUCTS, at(tenants.product, tenant));
  if (product !== 'iaas') {
    const key = product === 'paas' ? 'play.dealPlatform' : 'play.dealService';
    return t(key, { units: counted(product === 'paas' ? 'instances' : 'users', at(tenants.units, tenant)), fee });
  }
  return t('play.deal', { vms: counted('vms', at(tenants.vms, tenant)), fee });
}

/** How large its VMs are, and how many of them the hall could take now. */
export function sizeText(world: OpenWorld, tenant: number): string {
  const first = at(world.tenants.firstVm, tenant);
  const size = t('play.vmSize', {
    vcpus: counted('vcpus', at(world.vms.vcpus, first)),
    memory: mib(at(world.vms.memMib, first)),
  });
  const { fit, all } = fitOfOffer(world, tenant);
  return t('play.offerSize', { size, fit: number(fit), all: number(all) });
}

/** What is owed back when the promise is broken: from which line on, and at worst. */
export function penaltyText({ scenario, tenants }: OpenWorld, tenant: number): string {
  const credits = creditsOf(scenario, at(tenants.tier, tenant));
  const [first, last] = [credits[0], credits.at(-1)];
  if (!first || !last) return t('play.noPenalty');
  return t('play.penalty', {
    below: percentOfPermille(first.below * PERMILLE),
    first: percentOfPermille(first.credit * PERMILLE, 0),
    most: percentOfPermille(last.credit * PERMILLE, 0),
  });
}

export function TierWord({ world, tenant }: Omit<TenantProps, 'ui'>): JSX.Element {
  const tier = nameOf(TIERS, at(world.tenants.tier, tenant));
  return <span class={`tier tier-${tier}`}>{t(`tier.${tier}`)}</span>;
}

function Contract({ ui, world, tenant }: TenantProps): JSX.Element {
  const { tenants } = world;
  const good = at(tenants.goodPermille, tenant);
  const credit = at(tenants.creditPermille, tenant);
  return (
    <article class={`contract ${credit > 0 ? 'torn' : ''}`}>
      <button type="button" class="contract-go" onClick={() => select(ui, { kind: 'tenant', row: tenant })}>
        <TenantEmblem archetype={archetypeOf(world, tenant)} tenant={tenant} />
        <span class="contract-words">
          <strong>{tenantName(world, tenant)}</strong>
          <span class="small soft">
            <TierWord world={world} tenant={tenant} /> · {counted('vms', at(tenants.vms, tenant))}
          </span>
        </span>
        <span class={`mono small kept ${credit > 0 ? 'owing' : ''}`} title={t('play.goodHelp')}>
          {percentOfPermille(good)}
        </span>
      </button>
    </article>
  );
}
