import type { IconName } from '#client/ui/glyphs/icons.ts';
import type { JobName, PingKind } from '#shared/protocol/crew.ts';

/** The sign of each job; its name always stands beside it. */
export const JOB_ICONS: { readonly [J in JobName]: IconName } = {
  capacity: 'layers',
  operations: 'wrench',
  business: 'handshake',
};

export const PING_ICONS: { readonly [P in PingKind]: IconName } = {
  look: 'scanSearch',
  help: 'lifeBuoy',
  onIt: 'check',
  mayI: 'messages',
  wait: 'pause',
  wellDone: 'star',
};
