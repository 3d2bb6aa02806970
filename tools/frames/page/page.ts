import { mountHall } from '#client/hall/mount-hall.ts';
import { tryLocal } from '#client/local/start-local.ts';
import { createUiState } from '#client/model/state/ui-state.ts';
import { setTheme } from '#client/ui/page/theme.ts';
import { setLanguage, withHallWords } from '#client/words/words.ts';
import { HALL_HOSTS } from '#shared/scenarios/hardware.ts';
import {
  BLOGGER_COOP,
  baseload,
  CLINIC,
  CORNER_SHOP,
  GAME_CLOCK,
  LEDGER_BANK,
  USUAL_FACILITY,
  USUAL_POLICIES,
} from '#shared/scenarios/parts.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import '#client/ui/page/tokens.css';

/**
 * `?hosts=100&vms=10&state=paused`: a hall of so many hosts with so many VMs each, which runs in this page, or stops soon. Nothing else
 * is on it.
 */
const wish = new URLSearchParams(location.search);

function wished(name: string, otherwise: number): number {
  return Number(wish.get(name) ?? otherwise);
}

const KINDS = [CORNER_SHOP, BLOGGER_COOP, CLINIC, LEDGER_BANK] as const;

function scenarioOf(hosts: number, vmsEach: number): Scenario {
  const tenants = KINDS.map((kind, k) => {
    const each = Array.from({ length: hosts * vmsEach }, (_, i) => i).filter((i) => i % KINDS.length === k);
    return baseload(
      kind,
      each.length,
      each.map((i) => Math.floor(i / vmsEach)),
    );
  });
  return {
    ...GAME_CLOCK,
    id: 'frames',
    version: 1,
    seed: 'FRAME5',
    startHour: 10,
    lengthS: 0,
    rows: { hosts, vms: hosts * vmsEach, tenants: tenants.length, migrations: 64, incidents: 64, forecasts: 16 },
    hostModels: HALL_HOSTS,
    hosts: Array.from({ length: hosts }, () => ({ model: 'medium', state: 'on' as const })),
    tenants,
    events: [],
    demand: { kind: 'curves' },
    policies: { ...USUAL_POLICIES, overcommitPercent: 200 },
    facility: USUAL_FACILITY,
  };
}

/** The card's own work is left out: without a card it would be done by the CPU that is measured. All that the page's script does stays. */
function drawNothing(): void {
  const { prototype } = WebGLRenderingContext;
  const ask = prototype.getExtension as (this: WebGLRenderingContext, name: string) => unknown;
  const asked = function (this: WebGLRenderingContext, name: string): unknown {
    const found = ask.call(this, name);
    if (name === 'ANGLE_instanced_arrays' && found)
      Object.defineProperty(found, 'drawArraysInstancedANGLE', { value: () => {}, configurable: true });
    return found;
  };
  Object.defineProperty(prototype, 'getExtension', { value: asked });
}

drawNothing();
const place = document.createElement('div');
place.style.cssText = 'position:fixed;inset:0';
document.body.append(place);
setTheme(wish.get('theme') === 'light' ? 'light' : 'dark');
await withHallWords(setLanguage('en'));
const scenario = scenarioOf(wished('hosts', 100), wished('vms', 10));
const session = tryLocal({ kind: 'lab', scenario, orders: [] });
await session.control({ type: 'start' });
mountHall(place, createUiState(session, true), 'hardware');
/** Bricks and bars have come to where they belong by then, ms. */
const SETTLED_MS = 1500;
if (wish.get('state') === 'paused')
  setTimeout(() => void session.control({ type: 'pause', pause: 'look' }), SETTLED_MS);
