import type { TableSpec } from './tables.ts';

/** Customers and their contracts. A row is one contract of the scenario, offered, running or over. */
export const tenants = {
  hidden: {
    goodTicks: 'VM-ticks of good service in this half-day',
    owedTicks: 'VM-ticks of service owed in this half-day',
    paidCents: 'cents: paid for service since the start',
    creditedCents: 'cents: given back as credits since the start',
    halfDayFeeCents: 'cents: fee owed for full service in this half-day: what credits are a share of',
    earnedFraction: 'cents below one that are not yet booked',
    owedFromTick: 'tick: service is owed from here on; before, its VMs may still be placed',
  },
  open: {
    state: 'index of TENANT_STATES',
    archetype: 'index of scenario.tenants',
    tier: 'index of TIERS',
    firstVm: 'row of vms: its VMs are consecutive',
    vms: 'number of VMs',
    feeCentsPerBeat: 'cents per beat and VM at full service',
    offerEndsAtTick: 'tick: when an offer expires',
    goodPermille: '‰ of this half-day’s owed VM-beats that were good or still can be',
    creditPermille: '‰ of the half-day fee that must be credited even if all goes well from now on',
    breachedHalfDays: 'half-days in breach in a row; two and the tenant leaves',
    baseload: 'flag: cannot be declined',
  },
} as const satisfies TableSpec;
