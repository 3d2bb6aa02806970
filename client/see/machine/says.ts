import { t } from '#client/words/words.ts';
import type { MachineEvent } from '#shared/machine/vmm/events.ts';
import { hex } from './hex.ts';

/**
 * A step in sentences: what happened in it, in order. `asked`: somebody is asked whose fault a page fault was; then the sentences end
 * before they say so.
 */
export function saysOf(events: readonly MachineEvent[], asked = false): string {
  const fault = asked ? events.findIndex(({ type }) => type === 'fault') : -1;
  if (fault < 0) return sentencesOf(events);
  const before = events.slice(0, fault).filter(({ type }) => type !== 'dispatched');
  return `${sentencesOf(before)} ${t('machine.says.whoseFault')}`.trim();
}

function sentencesOf(events: readonly MachineEvent[]): string {
  return events
    .map(sentenceOf)
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** One event as a sentence; nothing for what another one tells. */
function sentenceOf(event: MachineEvent): string {
  switch (event.type) {
    case 'ran':
      return t(`machine.says.ran.${event.means}`, { instruction: event.mnemonic, ring: event.ring });
    case 'ignored':
    case 'revealed':
    case 'escaped':
      return t(`machine.says.${event.type}`, { instruction: event.mnemonic });
    case 'trapped':
      return t('machine.says.trapped', { vector: t(`machine.vector.${event.vector}`), ring: event.ring });
    case 'dispatched':
      return t(`machine.says.dispatched.${event.to}`);
    case 'delivered':
      return t(`machine.says.delivered.${event.by}`, {
        vector: t(`machine.vector.${event.vector}`),
        address: hex(event.pc),
      });
    case 'blockTranslated':
      return t('machine.says.blockTranslated', { instructions: event.instructions, rewritten: event.rewritten });
    case 'called':
      return t('machine.says.called', { what: t(`machine.hypercall.${event.hypercall}`) });
    case 'fault':
      return t(`machine.says.fault.${event.kind}`, { page: event.page });
    case 'deviceSpoke':
      return t('machine.says.deviceSpoke', { vector: t(`machine.vector.${event.vector}`) });
    case 'stopped':
      return t(`machine.says.stopped.${event.reason}`);
    case 'frameTaken':
    case 'frameFetched':
      return t(`machine.says.${event.type}`, { frame: event.frame });
    case 'entered':
    case 'resumed':
    case 'blockDropped':
    case 'shadowDropped':
      return t(`machine.says.${event.type}`);
    default:
      return '';
  }
}
