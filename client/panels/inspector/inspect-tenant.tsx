import type { JSX } from 'preact';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { archetypeOf, tenantName } from '#client/model/facts/names.ts';
import { tenantStanding, vmsOfTenant } from '#client/model/standing/tenant-standing.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { dealText, penaltyText, sizeText, TierWord } from '#client/panels/hud/contracts-tray.tsx';
import { TenantEmblem } from '#client/ui/glyphs/glyph.tsx';
import { number, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { TENANT_STATES, TIERS } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { BREACHES_TO_LEAVE, creditsOf, termsOf } from '#shared/sim/tenants/index.ts';
import { PERMILLE } from '#shared/units.ts';
import { FactGroups } from './fact-groups.tsx';
import type { Fact } from './fact-list.tsx';
import { VmsCpuMeter, VmsMemoryMeter } from './meters.tsx';
import { Moves } from './moves.tsx';
import { zoneFacts } from './security-facts.ts';
import { StateLine } from './state-line.tsx';
import { contractFacts } from './tenant-facts.ts';
import { VmList } from './vm-list.tsx';

/** One customer: how well it is served and what helps, what it uses, then what was agreed. */
export function TenantInspector(props: PanelProps & { tenant: number }): JSX.Element {
  const { ui, world, tenant } = props;
  const { tenants } = world;
  const state = nameOf(TENANT_STATES, at(tenants.state, tenant));
  const archetype = archetypeOf(world, tenant);
  const rows = vmsOfTenant(world, tenant);
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
      <p class="tenant-words">{t(`tenant.${archetype}.line`)}</p>
      <StateLine about={{ world, kind: 'tenant', row: tenant }} standing={tenantStanding(world, tenant)} />
      {state === 'offered' && <p class="small">{sizeText(world, tenant)}</p>}
      <Moves {...props} subject={{ kind: 'tenant', row: tenant }} commands={TENANT_MOVES[state] ?? []} />
      {state === 'active' && (
        <>
          <VmsCpuMeter world={world} rows={rows} />
          <VmsMemoryMeter world={world} rows={rows} />
        </>
      )}
      <p class="small">{tierRule(world, tenant)}</p>
      <p class="small">{penaltyText(world, tenant)}</p>
      <VmList ui={ui} world={world} kind="tenant" rows={rows} />
      <FactGroups<'tenants'>
        about={{ world, kind: 'tenant', row: tenant }}
        of={{ recorder: ui.recorder, table: 'tenants', row: tenant }}
        groups={{
          service: serviceFacts(world, tenant),
          deal: dealFacts(world, tenant),
          safety: zoneFacts(world, tenant),
        }}
      />
    </>
  );
}

const TENANT_MOVES: { readonly [S in (typeof TENANT_STATES)[number]]?: readonly CommandName[] } = {
  offered: ['acceptContract', 'declineContract'],
};

function serviceFacts({ tenants }: OpenWorld, tenant: number): readonly Fact<'tenants'>[] {
  const broken = { part: number(at(tenants.breachedPeriods, tenant)), all: number(BREACHES_TO_LEAVE) };
  return [
    [
      'fact.good',
      percentOfPermille(at(tenants.goodPermille, tenant)),
      { column: 'goodPermille', format: percentOfPermille },
    ],
    [
      'fact.credit',
      percentOfPermille(at(tenants.creditPermille, tenant), 0),
      { column: 'creditPermille', format: percentOfPermille },
    ],
    ['fact.breachedPeriods', t('play.ofAmount', broken)],
  ];
}

function dealFacts(world: OpenWorld, tenant: number): readonly Fact<'tenants'>[] {
  return [
    ['fact.deal', dealText(world, tenant)],
    ['fact.baseload', t(at(world.tenants.baseload, tenant) ? 'play.yes' : 'play.no')],
    ...contractFacts(world, tenant),
  ];
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
