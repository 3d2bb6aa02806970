import { at } from '#client/model/facts/cell.ts';
import { seatName, subjectName } from '#client/model/facts/names.ts';
import type { HostNote } from '#client/model/state/host-note.ts';
import type { Subject } from '#client/model/state/subject.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import type { PingShown } from '#client/net/crew-link.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import type { Ping, PingKind } from '#shared/protocol/crew.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** Points one's team at what is selected, or at the hall. */
export function sendPing({ session, selection }: UiState, ping: PingKind): void {
  const subject = selection.peek();
  const target = subject ? { target: subject.kind, row: subject.row } : ({ target: 'hall', row: 0 } as const);
  if (session.crew) void ask(session.crew.ask({ type: 'ping', ping, ...target }));
}

/** What a ping points at in the hall; nothing for the hall as a whole. */
export function subjectOfPing({ target, row }: Pick<Ping, 'target' | 'row'>): Subject | undefined {
  return target === 'hall' ? undefined : { kind: target, row };
}

/** What is pointed at, in words. */
export function pingedName(world: OpenWorld, subject: Subject | undefined): string {
  return subject ? subjectName(world, subject) : t('ping.hall');
}

/** `Ana: Look · Host 3`. */
export function pingText(ui: UiState, world: OpenWorld, ping: PingShown): string {
  const name = seatName(ui.session.view.value?.seats ?? [], ping.seat);
  return t('ping.told', { name, ping: t(`ping.${ping.ping}`), what: pingedName(world, subjectOfPing(ping)) });
}

/** The last ping of one's team about a row, in a few words; nothing if there is none just now. */
export function pingAbout(ui: UiState, { kind, row }: Subject): string | undefined {
  const ping = ui.session.crew?.pings.value.findLast((each) => each.target === kind && each.row === row);
  return ping && shortText(ui, ping);
}

function shortText(ui: UiState, { seat, ping }: PingShown): string {
  return t('ping.short', { name: seatName(ui.session.view.peek()?.seats ?? [], seat), ping: t(`ping.${ping}`) });
}

/** What the hall draws on hosts: notes of the order under way, and pings at the host, or at the host of the VM that is pointed at. */
export function notesWithPings(ui: UiState, { vms }: OpenWorld): readonly HostNote[] {
  const [notes, pings] = [ui.notes.value, pingsOf(ui)];
  if (pings.length === 0) return notes;
  const pointed = pings.flatMap((ping): HostNote[] => {
    const host = ping.target === 'host' ? ping.row : ping.target === 'vm' ? at(vms.host, ping.row) : NONE;
    return host === NONE ? [] : [{ host, text: shortText(ui, ping), short: t(`ping.${ping.ping}`), tone: 'watch' }];
  });
  return [...notes, ...pointed];
}

/** VMs that the hall frames: what is to be looked at, and what is pointed at, one by one or as their customer's. */
export function markedWithPings(ui: UiState, { vms }: OpenWorld): ReadonlySet<number> {
  const [marked, pings] = [ui.marked.value, pingsOf(ui)];
  if (pings.length === 0) return marked;
  const pointed = pings.flatMap(({ target, row }): number[] => {
    if (target === 'vm') return [row];
    if (target !== 'tenant') return [];
    return Array.from({ length: vms.rows }, (_, vm) => vm).filter((vm) => at(vms.tenant, vm) === row);
  });
  return new Set([...marked, ...pointed]);
}

function pingsOf({ session }: UiState): readonly PingShown[] {
  return session.crew?.pings.value ?? [];
}
