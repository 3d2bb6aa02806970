import { at } from '#client/model/facts/cell.ts';
import { hostName } from '#client/model/facts/names.ts';
import type { HostNote, NoteTone } from '#client/model/state/host-note.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { counted, mib, number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { HostId } from '#shared/ids.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { committableMib } from '#shared/sim/placement/index.ts';
import type { Preview, PreviewLine } from './preview-line.ts';

const ON = HOST_STATES.indexOf('on');
/** Part of a host's memory from which on it is tight when all that may be promised is promised. Design value. */
const TIGHT = 0.9;

/** One host under another overcommit. */
interface HostThen {
  readonly host: number;
  /** What it could still promise, in MiB; negative: it has promised more already. */
  readonly roomMib: number;
  /** Part of its memory in use when all of that is promised to guests that use as much as those it has. */
  readonly filledTo: number;
}

/** Room and risk of every host that runs, under another overcommit. Pure: the engine's own rule on a world with that policy. */
export function hostsUnder(world: OpenWorld, percent: number): readonly HostThen[] {
  const { hosts, hall } = world;
  const overcommitPercent = Int32Array.of(percent) as typeof hall.overcommitPercent;
  const then: OpenWorld = { ...world, hall: { ...hall, overcommitPercent } };
  const rows = Array.from({ length: hosts.rows }, (_, host) => host).filter((host) => at(hosts.state, host) === ON);
  return rows.map((host) => {
    const roomMib = committableMib(then, host as HostId);
    return { host, roomMib, filledTo: filledTo(world, host, roomMib) };
  });
}

function filledTo({ hosts }: OpenWorld, host: number, roomMib: number): number {
  const promisedMib = at(hosts.promisedMib, host);
  const mibOf = (name: 'privateMib' | 'balloonedMib' | 'compressedMib' | 'swappedMib') => at(hosts[name], host);
  const wantedMib = mibOf('privateMib') + mibOf('balloonedMib') + mibOf('compressedMib') + mibOf('swappedMib');
  const perPromised = promisedMib === 0 ? 1 : wantedMib / promisedMib;
  const thenMib = wantedMib + Math.max(0, roomMib) * perPromised + at(hosts.hypervisorMib, host);
  return thenMib / Math.max(1, at(hosts.memMib, host));
}

/** Room and risk of another overcommit, in words and drawn on each host. */
export function overcommitPreview(world: OpenWorld, { percent }: Args): Preview | undefined {
  if (typeof percent !== 'number') return undefined;
  const then = hostsUnder(world, percent);
  const roomMib = then.reduce((sum, host) => sum + Math.max(0, host.roomMib), 0);
  const usualMib = usualNeedMib(world);
  const room: PreviewLine = {
    tone: 'plain',
    text: t('preview.overcommit.room', { room: mib(roomMib), vms: counted('vms', Math.floor(roomMib / usualMib)) }),
  };
  return { lines: [room, riskLine(then)], notes: then.map(noteOf) };
}

function riskLine(then: readonly HostThen[]): PreviewLine {
  const worst = then.reduce<HostThen | undefined>((a, b) => (a && a.filledTo >= b.filledTo ? a : b), undefined);
  if (!worst) return { tone: 'plain', text: t('preview.overcommit.nobody') };
  const tone = toneOf(worst.filledTo);
  const words = { host: hostName(worst.host), filled: percentOf(worst.filledTo) };
  return { tone, text: t(`preview.overcommit.${tone}`, words) };
}

function noteOf({ host, roomMib, filledTo: filled }: HostThen): HostNote {
  const words = { room: mib(Math.max(0, roomMib)), filled: percentOf(filled) };
  return { host, tone: toneOf(filled), text: t('preview.overcommit.note', words), short: words.filled };
}

function toneOf(filled: number): NoteTone {
  if (filled > 1) return 'bad';
  return filled > TIGHT ? 'watch' : 'good';
}

function percentOf(part: number): string {
  return t('app.percent', { value: number(Math.round(part * 100)) });
}

/** Memory of the VMs that stand on hosts, on average, with what each costs its host beside; in MiB, at least one. */
function usualNeedMib({ hosts }: OpenWorld): number {
  let [promisedMib, vms] = [0, 0];
  for (let host = 0; host < hosts.rows; host++) {
    promisedMib += at(hosts.promisedMib, host);
    vms += at(hosts.vms, host);
  }
  return Math.max(1, promisedMib / Math.max(1, vms));
}
