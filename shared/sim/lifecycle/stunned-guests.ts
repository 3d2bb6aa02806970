import type { VmId } from '#shared/ids.ts';
import { COPY_KINDS, VM_STATES } from '../kernel/codes/index.ts';
import { secondsAt } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { finishAudit } from './images.ts';

const RUNNING = VM_STATES.indexOf('running');
const MEMORY_IMAGE = COPY_KINDS.indexOf('memoryImage');
/** What is left of a stun by rounding alone, s. */
const ROUNDING_S = 1e-9;
/** Time after which the network believes the other one of two VMs with one address, s; design value. */
const FLAP_S = 5;
/** Part of its time that an infected VM works for somebody else; design value. */
const STOLEN = 0.3;

/** Guests that cannot do what they would: stunned by a snapshot, in each other’s way with one name, or taken over. */
export function applyStuns(world: World): void {
  const { vms, tick } = world;
  const { heldFraction, readyPart, stunLeftS, infected, identity, auditedAtTick, duplicate, rows } = vms;
  heldFraction.fill(0);
  for (let v = 0; v < rows; v++) {
    if (readyPart[v] !== 0) comeUp(world, v);
    if (stunLeftS[v] !== 0) stun(world, v);
    if (infected[v] !== 0) heldFraction[v] = 1 - (1 - heldFraction[v]) * (1 - STOLEN);
    if (identity[v] !== v || duplicate[v] !== 0) findTwins(world, v as VmId);
    if (auditedAtTick[v] !== 0 && tick >= auditedAtTick[v]) finishAudit(world, v as VmId);
  }
  holdWhileWritten(world);
}

/** A guest that has come up within this tick is there for the rest of it. */
function comeUp({ vms }: World, v: number): void {
  if (vms.state[v] !== RUNNING) return;
  vms.heldFraction[v] = vms.readyPart[v];
  vms.readyPart[v] = 0;
}

function stun({ vms, scenario }: World, v: number): void {
  const leftS = vms.stunLeftS[v] - scenario.tickSeconds;
  vms.heldFraction[v] = Math.max(vms.heldFraction[v], Math.min(1, vms.stunLeftS[v] / scenario.tickSeconds));
  vms.stunLeftS[v] = leftS > ROUNDING_S ? leftS : 0;
}

/** A guest whose memory is being written stands still until all of it is one moment’s. */
function holdWhileWritten({ copies, vms }: World): void {
  for (let c = 0; c < copies.rows; c++) if (copies.kind[c] === MEMORY_IMAGE) vms.heldFraction[copies.vm[c]] = 1;
}

/** All running VMs with one address take turns: the network sends to the one that it heard last. It hears none that is cut off. */
function findTwins(world: World, vm: VmId): void {
  const { vms, tick, scenario } = world;
  let twins = 0;
  for (let v = 0; v < vms.rows; v++) if (isTwin(vms, v, vm)) twins++;
  if (twins < 2 || vms.isolated[vm] === 1) {
    vms.duplicate[vm] = 0;
    return;
  }
  const turn = Math.floor(secondsAt(scenario, tick) / FLAP_S) % twins;
  let place = 0;
  for (let v = 0 as VmId; v < vms.rows; v++) {
    if (!isTwin(vms, v, vm)) continue;
    silence(world, v, twins, place === turn);
    if (vms.duplicate[v] === 0) world.events.push({ type: 'duplicateIdentity', vm: v, other: vm });
    vms.duplicate[v] = 1;
    place += 1;
  }
}

function isTwin(vms: World['vms'], v: number, vm: number): boolean {
  return vms.state[v] === RUNNING && vms.isolated[v] === 0 && vms.identity[v] === vms.identity[vm];
}

function silence({ vms, scenario }: World, v: number, twins: number, heard: boolean): void {
  const silent = scenario.tickSeconds >= FLAP_S ? 1 - 1 / twins : heard ? 0 : 1;
  vms.heldFraction[v] = Math.max(vms.heldFraction[v], silent);
}
