import { hasWords, t } from '#client/words/words.ts';

/** Why a hypervisor got control: an instruction by its name, all else in words. */
export function reasonWords(reason: string): string {
  const [kind = '', detail] = reason.split('.');
  if (kind === 'hypercall') return t('machine.reason.hypercall', { what: t(`machine.hypercall.${detail}`) });
  if (kind === 'pageFault' && detail) return t(`machine.reason.pageFault.${detail}`);
  if (hasWords(`machine.vector.${kind}`)) return t(`machine.vector.${kind}`);
  return hasWords(`machine.reason.${kind}`) ? t(`machine.reason.${kind}`) : kind;
}
