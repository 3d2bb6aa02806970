import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { CpuPicture, GuestCpu } from '#shared/inside/cpu.ts';
import { percent } from '../figures.ts';
import { colourOf } from '../guest-colour.ts';
import type { InsideNames } from '../inside-names.ts';

/** Less of its accesses to another node than this is not worth a word. Design value. */
const LEAST_REMOTE = 0.005;

/** The nodes of a host with the guests that are at home there, and how much of their memory is on another one. */
export function Nodes({ now, names }: { now: CpuPicture; names: InsideNames }): JSX.Element | null {
  if (now.numaNodes < 2) return null;
  const spread = now.guests.filter(({ numaNode }) => numaNode < 0);
  return (
    <ul class="numa-nodes">
      {Array.from({ length: now.numaNodes }, (_, node) => (
        <Node
          key={node}
          title={t('inside.cpu.node', { no: node + 1 })}
          guests={now.guests.filter(({ numaNode }) => numaNode === node)}
          names={names}
        />
      ))}
      {spread.length > 0 && <Node title={t('inside.cpu.spread')} guests={spread} names={names} />}
    </ul>
  );
}

interface NodeProps {
  readonly title: string;
  readonly guests: readonly GuestCpu[];
  readonly names: InsideNames;
}

function Node({ title, guests, names }: NodeProps): JSX.Element {
  return (
    <li class="numa-node">
      <strong>{title}</strong>
      <ul>
        {guests.map(({ vm, remote }) => (
          <li key={vm} style={{ '--own': colourOf(vm) }}>
            {names.vm(vm)}
            {remote > LEAST_REMOTE && (
              <span class="numa-remote"> {t('inside.cpu.far', { share: percent(remote) })}</span>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}
