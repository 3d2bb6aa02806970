import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { incidentsOf } from '#client/model/facts/incidents.ts';
import { datastoreStanding } from '#client/model/standing/datastore-standing.ts';
import { hostStanding } from '#client/model/standing/host-standing.ts';
import { tenantStanding } from '#client/model/standing/tenant-standing.ts';
import { vmStanding } from '#client/model/standing/vm-standing.ts';
import { language } from '#client/words/words.ts';
import { INCIDENT_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import way from '../../../assets/lang/en.json' with { type: 'json' };
import hall from '../../../assets/lang/hall/en.json' with { type: 'json' };
import { aWorld, run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    resources: { en: { translation: { ...way, ...hall } } },
    interpolation: { escapeValue: false },
  });
  language.value = 'en';
});

/** A hall in which one of two VMs has no host for so many ticks. */
function withOneNowhere(ticks: number): World {
  const world = aWorld({ hosts: 1, vms: 2, placedOn: 'nowhere' });
  give(world, 'placeVm', { vm: 0, host: 0 });
  return run(world, ticks);
}

describe('how a thing stands', () => {
  it('says since when and how long until it costs as its incident does', () => {
    const world = withOneNowhere(60);
    const [incident] = incidentsOf(world).filter(({ subject }) => subject.row === 1);
    const { status, sinceTick, cost } = vmStanding(world, 1);
    expect(incident?.kind).toBe('vmNotPlaced');
    expect({ sinceTick, now: cost.now, inS: cost.inS, creditInS: cost.creditInS }).toEqual({
      sinceTick: incident?.sinceTick,
      now: incident?.costsNow,
      inS: incident?.costsInS,
      creditInS: incident?.creditInS,
    });
    expect(status).not.toBe('ok');
  });

  it('is the same for a customer as for the worst of its VMs', () => {
    const world = withOneNowhere(60);
    const [vm, tenant] = [vmStanding(world, 1), tenantStanding(world, 0)];
    expect([tenant.status, tenant.sinceTick, tenant.cost.creditInS]).toEqual([
      vm.status,
      vm.sinceTick,
      vm.cost.creditInS,
    ]);
    expect(tenant.sentence).toContain('1 of 2 VMs');
  });

  it('tells the gravest first of a host, and tells neither date nor cost of one that is well', () => {
    const world = run(aWorld({ hosts: 1, vms: 1, placedOn: [0] }), 40);
    const well = hostStanding(world, 0);
    expect([well.status, well.badge, well.sinceTick, well.cost.now]).toEqual(['ok', '', undefined, false]);
    world.hosts.demandPermille[0] = 1400;
    expect(hostStanding(world, 0).badge).toBe('CPU WANTED 140\u00a0%');
    world.hosts.warningPermille[0] = 300;
    expect(hostStanding(world, 0).badge).toContain('SIGNS OF FAILURE');
  });

  it('of a host without an incident of its own is told by those of its guests', () => {
    const world = run(aWorld({ hosts: 1, vms: 1, placedOn: [0] }), 40);
    world.hosts.demandPermille[0] = 1400;
    world.incidents.state[0] = INCIDENT_STATES.indexOf('open');
    world.incidents.sinceTick[0] = 12;
    expect(hostStanding(world, 0).sinceTick).toBe(12);
  });

  it('of a datastore turns from well to nearly full to full', () => {
    const world = run(aWorld({ hosts: 1, vms: 1, placedOn: [0] }), 10);
    const { datastores } = world;
    const allMib = datastores.physicalGib[0] * 1024;
    datastores.freeMib[0] = allMib;
    expect(datastoreStanding(world, 0).status).toBe('ok');
    datastores.freeMib[0] = allMib / 20;
    expect(datastoreStanding(world, 0).status).toBe('watch');
    datastores.full[0] = 1;
    expect(datastoreStanding(world, 0).status).toBe('breach');
  });
});
