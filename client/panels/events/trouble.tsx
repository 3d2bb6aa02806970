import type { JSX } from 'preact';
import { Explained } from '#client/cards/explained.tsx';
import { causeBadge, causeOf } from '#client/model/facts/causes.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import type { Incident, IncidentGroup } from '#client/model/facts/incidents.ts';
import { hostName, vmName } from '#client/model/facts/names.ts';
import { StatusGlyph } from '#client/ui/controls/status-glyph.tsx';
import { counted } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import { CAUSES, STATUSES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** Who has which trouble, where and why: of one thing, or of several that are the same. */
export function Trouble({ world, group }: { world: OpenWorld; group: IncidentGroup }): JSX.Element {
  const [first] = group;
  return (
    <>
      <StatusGlyph status={healthOf(world, first)} wordless />
      <strong>{whoText(world, group)}</strong>
      <span>
        {whereText(world, group)}
        {t(`incident.${first.kind}`, { count: group.length })}
      </span>
      <CauseBadge world={world} incident={first} />
    </>
  );
}

/** VMs that nobody has placed yet, with how the most urgent of them does. */
export function Waiting({ world, worst, vms }: WaitingProps): JSX.Element {
  return (
    <>
      <StatusGlyph status={worst ? healthOf(world, worst) : 'watch'} wordless />
      <strong>{counted('vms', vms)}</strong>
      <span>{t('play.waitForHost', { count: vms })}</span>
    </>
  );
}

interface WaitingProps {
  readonly world: OpenWorld;
  readonly worst: Incident | undefined;
  readonly vms: number;
}

function whoText(world: OpenWorld, group: IncidentGroup): string {
  const [{ subject }] = group;
  if (group.length > 1) return counted('vms', group.length);
  return subject.kind === 'host' ? hostName(subject.row) : vmName(world, subject.row);
}

/** One thing is found by its name; of several their host is said. */
function whereText(world: OpenWorld, group: IncidentGroup): string {
  const [{ subject }] = group;
  const host = subject.kind === 'vm' ? at(world.vms.host, subject.row) : NONE;
  return group.length > 1 && host !== NONE ? `${hostName(host)}: ` : '';
}

function healthOf(world: OpenWorld, { kind, subject }: Incident) {
  if (subject.kind === 'vm') return nameOf(STATUSES, at(world.vms.status, subject.row));
  return kind === 'hostFailed' ? 'breach' : 'hot';
}

interface CauseBadgeProps {
  readonly world: OpenWorld;
  readonly incident: Incident;
  /** Whether it opens its card; not where it stands inside a button. */
  readonly asked?: boolean;
}

/** The cause now, with its number; the cause at the start when it has none of its own. */
export function CauseBadge({ world, incident, asked = false }: CauseBadgeProps): JSX.Element | null {
  const { subject, row } = incident;
  if (subject.kind === 'host') return null;
  const now = subject.kind === 'vm' ? causeBadge(world, subject.row) : '';
  const first = nameOf(CAUSES, at(world.incidents.cause, row));
  const text = now || (first === 'none' ? '' : t(`cause.${first}.plain`));
  if (!text) return null;
  const badge = <span class="cause-badge mono">{text}</span>;
  const cause = now ? causeOf(world, subject.row) : first;
  if (!asked || cause === 'none') return badge;
  return (
    <Explained card={`cause.${cause}`} of={{ world, kind: subject.kind, row: subject.row }}>
      {badge}
    </Explained>
  );
}
