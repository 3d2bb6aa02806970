import type { JSX } from 'preact';
import { causeBadge } from '#client/model/facts/causes.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { archetypeOf, tenantName, vmName } from '#client/model/facts/names.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { select } from '#client/model/state/ui-state.ts';
import { dealText, penaltyText, sizeText, TierWord } from '#client/panels/hud/contracts-tray.tsx';
import { StatusGlyph } from '#client/ui/controls/status-glyph.tsx';
import { TenantEmblem } from '#client/ui/glyphs/glyph.tsx';
import { number, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { STATUSES, TENANT_STATES, TIERS, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { BREACHES_TO_LEAVE, creditsOf, termsOf } from '#shared/sim/tenants/index.ts';
import { PERMILLE } from '#shared/units.ts';
import { FactList } from './fact-list.tsx';
import { Moves } from './moves.tsx';
import { zoneFacts } from './security-facts.ts';
import { contractFacts } from './tenant-facts.ts';

/** One customer: who it is, what was agreed, how well it is kept. */
export function TenantInspector(props: PanelProps & { tenant: number }): JSX.Element {
  const { world, tenant } = props;
  const { tenants } = world;
  const state = nameOf(TENANT_STATES, at(tenants.state, tenant));
  const archetype = archetypeOf(world, tenant);
  return (
    <>
      <header class="subject-head">
        <TenantEmblem archetype={archetype} tenant={tenant} />
        <div>
          <h2>{tenantName(world, tenant)}</h2>
          <p class="small soft">
            <TierWord world={world} tenant={tenant} /> · {t(`tenantState.${state}`)}
          </p>
        </div>
      </header>
      <p class="line">{t(`tenant.${archetype}.line`)}</p>
      <p class="small">{tierRule(world, tenant)}</p>
      {state === 'offered' && <p class="small">{sizeText(world, tenant)}</p>}
      <p class="small">{penaltyText(world, tenant)}</p>
      {state === 'offered' && (
        <Moves {...props} subject={{ kind: 'tenant', row: tenant }} commands={['acceptContract', 'declineContract']} />
      )}
      <FactList<'tenants'>
        of={{ recorder: props.ui.recorder, table: 'tenants', row: tenant }}
        facts={[
          [t('fact.deal'), dealText(world, tenant)],
          [
            t('fact.good'),
            percentOfPermille(at(tenants.goodPermille, tenant)),
            { column: 'goodPermille', format: percentOfPermille },
          ],
          [
            t('fact.credit'),
            percentOfPermille(at(tenants.creditPermille, tenant), 0),
            { column: 'creditPermille', format: percentOfPermille },
          ],
          [
            t('fact.breachedPeriods'),
            t('play.ofAmount', { part: number(at(tenants.breachedPeriods, tenant)), all: number(BREACHES_TO_LEAVE) }),
          ],
          [t('fact.baseload'), t(at(tenants.baseload, tenant) ? 'play.yes' : 'play.no')],
          ...contractFacts(world, tenant),
          ...zoneFacts(world, tenant),
        ]}
      />
      <TenantVms {...props} />
    </>
  );
}

/** What the tier promises, with the scenario's own figures. */
function tierRule({ tenants, scenario }: OpenWorld, tenant: number): string {
  const tier = at(tenants.tier, tenant);
  return t('tierRule', {
    tier: t(`tier.${nameOf(TIERS, tier)}`),
    speed: percentOfPermille(termsOf(tier).goodSpeed * PERMILLE, 0),
    good: percentOfPermille((creditsOf(scenario, tier)[0]?.below ?? 0) * PERMILLE, 1),
  });
}

/** An elastic customer has rows for more VMs than it has now; an offer shows them all. */
function isThere({ tenants, vms }: OpenWorld, tenant: number, vm: number): boolean {
  return at(tenants.autoscaleMax, tenant) === 0 || at(vms.state, vm) !== VM_STATES.indexOf('none');
}

function TenantVms({ ui, world, tenant }: PanelProps & { tenant: number }): JSX.Element {
  const first = at(world.tenants.firstVm, tenant);
  const rows = Array.from({ length: at(world.tenants.vms, tenant) }, (_, i) => first + i).filter((vm) =>
    isThere(world, tenant, vm),
  );
  return (
    <ul class="guests" aria-label={t('fact.vms')}>
      {rows.map((vm) => (
        <li key={vm}>
          <button type="button" onClick={() => select(ui, { kind: 'vm', row: vm }, true)}>
            <StatusGlyph status={nameOf(STATUSES, at(world.vms.status, vm))} wordless />
            <span>{vmName(world, vm)}</span>
            <span class="mono small soft">{causeBadge(world, vm)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
