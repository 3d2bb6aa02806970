import { causeBadge } from '#client/model/facts/causes.ts';
import { at } from '#client/model/facts/cell.ts';
import { hostName, vmName } from '#client/model/facts/names.ts';
import type { Subject } from '#client/model/state/subject.ts';
import { type Asking, callOf, type Hint, obstacle, type UiState } from '#client/model/state/ui-state.ts';
import { toast } from '#client/ui/controls/toast.tsx';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import type { JobName } from '#shared/protocol/crew.ts';
import type { CommandRefusal } from '#shared/protocol/messages.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { coverOf } from '../crew/crew.ts';
import { closeForm } from '../state/ui-state.ts';
import { predictionLine } from './prediction.ts';
import { refusalText } from './refusal-text.ts';

const RUNNING = VM_STATES.indexOf('running');

/** What dragging a VM to a host means: a live move for one that runs, placing for one that does not. */
export function moveCommand({ vms }: OpenWorld, vm: number): 'placeVm' | 'migrateLive' {
  return at(vms.state, vm) === RUNNING && at(vms.host, vm) !== NONE ? 'migrateLive' : 'placeVm';
}

/** Why a host cannot take what is being asked; nothing if it can. */
export function hostObstacle(ui: UiState, world: OpenWorld, asking: Asking, host: number): CommandRefusal | undefined {
  if (host < 0 || host >= world.hosts.rows) return { code: 'noSuchHost', host: 0 } as CommandRefusal;
  return obstacle(ui, world, callOf(asking.command, { ...asking.args, host }));
}

/** Completes an order with the host that was pointed at, or says why not. */
export function giveOnHost(ui: UiState, asking: Asking, host: number): void {
  closeForm(ui);
  void give(ui, callOf(asking.command, { ...asking.args, host }));
}

/** How an order is given. */
interface Manner {
  /** `later`: it is about what an order before it will have done, so that only the server can judge it. */
  readonly judged?: 'now' | 'later';
  /** The button was held: it is known to be the order of another job. */
  readonly held?: boolean;
}

/**
 * Gives a command; a refusal is said in words, here or when the server's answer comes. An order of another job is asked about first,
 * unless its button was held. Answers whether it was done.
 */
export async function give(
  ui: UiState,
  call: CommandCall,
  { judged = 'now', held = false }: Manner = {},
): Promise<boolean> {
  const world = ui.session.world.value;
  if (!world) return false;
  const early = judged === 'now' ? obstacle(ui, world, call) : undefined;
  if (early) return refuse(ui, world, early);
  const job = coverOf(ui, call.name);
  if (job && !held && !(await askToCover(ui, call, job))) return false;
  const reply = await ui.session.send(call, job !== undefined);
  if (!reply.ok) return refuse(ui, world, reply.refusal);
  note(ui, true);
  return true;
}

/** Whether somebody means to give an order of another job. */
function askToCover({ covering }: UiState, call: CommandCall, job: JobName): Promise<boolean> {
  covering.peek()?.answer(false);
  return new Promise((resolve) => {
    covering.value = {
      call,
      job,
      answer: (yes) => {
        covering.value = undefined;
        resolve(yes);
      },
    };
  });
}

function refuse(ui: UiState, world: OpenWorld, refusal: CommandRefusal): false {
  toast(refusalText(world, refusal));
  note(ui, false);
  return false;
}

function note({ answer }: UiState, ok: boolean): void {
  answer.value = { no: (answer.peek()?.no ?? 0) + 1, ok };
}

/** What to say at the pointer while a host is being chosen. */
export function orderHint(
  ui: UiState,
  world: OpenWorld,
  asking: Asking,
  host: number,
): Omit<Hint, 'x' | 'y'> | undefined {
  if (host < 0 || host >= world.hosts.rows) return { tone: 'plain', text: t('play.chooseHost') };
  const refusal = hostObstacle(ui, world, asking, host);
  if (refusal) return { tone: 'bad', text: refusalText(world, refusal) };
  const prediction = predictionLine(world, asking.command, asking.args, host);
  return { tone: 'good', text: prediction ?? t(`verb.${asking.command}.onHost`, { host: hostName(host) }) };
}

/** Whether a verb under way waits for a host to be pointed at. */
export function needsHost({ command, args }: Asking): boolean {
  return !('host' in args) && (command === 'placeVm' || command === 'migrateLive' || command === 'migrateCold');
}

/** Who a brick is and what it suffers from, for a pointer that rests on it. */
export function hoverHint(world: OpenWorld, subject: Subject | undefined): Omit<Hint, 'x' | 'y'> | undefined {
  if (subject?.kind !== 'vm') return undefined;
  const badge = causeBadge(world, subject.row);
  const name = vmName(world, subject.row);
  return badge === '' ? { tone: 'plain', text: name } : { tone: 'bad', text: `${name} · ${badge}` };
}
