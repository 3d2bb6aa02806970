import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { t } from '#client/words/words.ts';
import { frameIn, PRESENT, WRITABLE } from '#shared/machine/hardware/words.ts';
import type { FaultRecord } from '#shared/machine/trial/fault-log.ts';
import type { FaultKind } from '#shared/machine/vmm/events.ts';

/** What somebody thought whose fault it was; `told`: they wanted to be told. */
export type Guess = FaultKind | 'told';

/** By fault. */
export type Guesses = ReadonlyMap<string, Guess>;

const KINDS: readonly FaultKind[] = ['guest', 'hidden', 'taken', 'watched'];

interface FaultItemProps {
  readonly record: FaultRecord;
  readonly guess: Guess | undefined;
  readonly onGuess: (guess: Guess) => void;
}

/** One fault: the access, what the tables said, whose fault it was, and what was done about it. */
export function FaultItem({ record, guess, onGuess }: FaultItemProps): JSX.Element {
  const { page, write } = record.fault;
  return (
    <li class={`faults-item ${guess === undefined ? '' : `of-${record.fault.kind}`}`}>
      <strong>{t(write ? 'faults.wrote' : 'faults.read', { page, step: record.step + 1 })}</strong>
      <p class="faults-facts small">{factsOf(record).join(' ')}</p>
      {guess === undefined ? (
        <fieldset class="faults-guess">
          <legend class="unseen">{t('faults.whose')}</legend>
          {KINDS.map((kind) => (
            <Button key={kind} size="small" onClick={() => onGuess(kind)}>
              {t(`faults.kind.${kind}`)}
            </Button>
          ))}
        </fieldset>
      ) : (
        <p role="status">
          {guess !== 'told' &&
            (guess === record.fault.kind ? <Icon name="check" /> : <span aria-hidden="true">×</span>)}{' '}
          {verdict(record, guess)}
        </p>
      )}
    </li>
  );
}

/** What stood in the guest's table, where the frame was, and what stood in the hypervisor's. */
function factsOf({ fault }: FaultRecord): string[] {
  const { page, guestEntry, shadowEntry, found, isWatched, missingFrame } = fault;
  const frame = frameIn(guestEntry);
  return [
    t(`task.say.guestEntry.${rightsOf(guestEntry)}`, { page, frame }),
    ...(found === 'nowhere' ? [] : [t(`task.say.allocator.${found}`, { frame })]),
    ...(isWatched ? [t('task.say.protected', { frame })] : []),
    missingFrame === undefined
      ? t(`task.say.shadowEntry.${rightsOf(shadowEntry)}`, { page, frame: frameIn(shadowEntry) })
      : t('faults.nestedLacks', { frame: missingFrame }),
  ];
}

function rightsOf(entry: number): string {
  if ((entry & PRESENT) === 0) return 'absent';
  return (entry & WRITABLE) === 0 ? 'readOnly' : 'writable';
}

function verdict({ fault, after }: FaultRecord, guess: Guess): string {
  const done = after.find((event) => event.type === 'shadowFilled' || event.type === 'nestedFilled');
  const frame = done !== undefined && 'machineFrame' in done ? done.machineFrame : frameIn(fault.guestEntry);
  const whose = t(`faults.kind.${fault.kind}`);
  const start = guess === 'told' ? '' : `${t(guess === fault.kind ? 'faults.right' : 'faults.wrong')} `;
  return `${start}${whose}. ${t(`task.say.done.${fault.kind}`, { page: fault.page, frame })}`;
}
