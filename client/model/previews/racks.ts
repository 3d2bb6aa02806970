import { at } from '#client/model/facts/cell.ts';
import { waitText } from '#client/model/facts/facts.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { celsius as degrees, percentOfPermille, watts as power } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { clockAt, powerAt, pueWith, SLOWEST_CLOCK, secondsToThrottle } from '#shared/sim/facility/index.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { HOSTS_PER_RACK, rackOf } from '#shared/sim/kernel/tables/racks.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { PERMILLE } from '#shared/units.ts';
import type { Preview, PreviewLine } from './preview-line.ts';

const ON = HOST_STATES.indexOf('on');
const BISECTIONS = 20;

/** What other air saves or costs, and how long servers have at full speed when the cooling fails. */
export function coolingPreview(world: OpenWorld, { host, celsius }: Args): Preview | undefined {
  if (typeof host !== 'number' || typeof celsius !== 'number') return undefined;
  const { racks, hall } = world;
  const rack = rackOf(host);
  const lines = [savedLine(world, rack, celsius)];
  const clock = clockAt(celsius);
  if (clock < 1) {
    lines.push({ tone: 'bad', text: t('preview.cooling.slow', { clock: percentOfPermille(clock * PERMILLE, 0) }) });
    return { lines };
  }
  if (at(racks.powerW, rack) === 0 || at(hall.coolers, 0) === 0) return { lines };
  const seconds = (fromC: number) => secondsToThrottle(fromC, at(racks.powerW, rack));
  const [then, now] = [seconds(celsius), seconds(at(racks.setPointC, rack))];
  const words = { after: waitText(then), now: waitText(now) };
  lines.push({ tone: then < now ? 'watch' : 'plain', text: t('preview.cooling.fails', words) });
  return { lines };
}

function savedLine({ racks, hall, scenario }: OpenWorld, rack: number, celsius: number): PreviewLine {
  const { pue } = scenario.facility;
  const then = Array.from(racks.setPointC);
  then[rack] = celsius;
  const changeW = at(hall.powerW, 0) * (pueWith(pue, racks.powerW, then) - pueWith(pue, racks.powerW, racks.setPointC));
  const words = {
    from: degrees(at(racks.setPointC, rack)),
    to: degrees(celsius),
    power: power(Math.abs(Math.round(changeW))),
  };
  if (Math.round(changeW) === 0) return { tone: 'plain', text: t('preview.cooling.same', words) };
  return changeW < 0
    ? { tone: 'good', text: t('preview.cooling.saves', words) }
    : { tone: 'watch', text: t('preview.cooling.costs', words) };
}

/** Whether a cap would slow hosts down now, and by how much; else what would have to be drawn for that. */
export function capPreview(world: OpenWorld, { host, watts }: Args): Preview | undefined {
  if (typeof host !== 'number' || typeof watts !== 'number') return undefined;
  if (watts === 0) return { lines: [{ tone: 'plain', text: t('preview.cap.none') }] };
  const rack = rackOf(host);
  const wantW = rackPowerW(world, rack, 1);
  const words = { want: power(Math.round(wantW)), cap: power(watts) };
  if (wantW <= watts) return { lines: [{ tone: 'good', text: t('preview.cap.unfelt', words) }] };
  const clock = clockFor(world, rack, watts);
  const lines: PreviewLine[] = [
    { tone: 'bad', text: t('preview.cap.slow', { ...words, clock: percentOfPermille(clock * PERMILLE, 0) }) },
  ];
  if (rackPowerW(world, rack, clock) > watts + 1) lines.push({ tone: 'bad', text: t('preview.cap.missed', words) });
  return { lines };
}

/** The clock at which a rack that works as now keeps a cap, were all its hosts slowed alike; at least the slowest. */
function clockFor(world: OpenWorld, rack: number, capW: number): number {
  let [slow, fast] = [SLOWEST_CLOCK, 1];
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (slow + fast) / 2;
    if (rackPowerW(world, rack, middle) > capW) fast = middle;
    else slow = middle;
  }
  return slow;
}

/** What the hosts of a rack would draw for what their guests want now, at most at a part of full clock; W. */
function rackPowerW({ hosts, scenario }: OpenWorld, rack: number, clock: number): number {
  let sumW = 0;
  for (let h = rack * HOSTS_PER_RACK; h < Math.min((rack + 1) * HOSTS_PER_RACK, hosts.rows); h++) {
    const curve = scenario.hostModels[at(hosts.model, h)]?.powerW;
    const wanted = at(hosts.demandPermille, h) / PERMILLE;
    sumW += at(hosts.state, h) === ON && curve ? powerAt(curve, Math.min(wanted, clock)) : at(hosts.powerW, h);
  }
  return sumW;
}
