import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import { GUESTS } from '#shared/machine/guests/index.ts';
import { FLAVOURS, type FlavourId } from '#shared/machine/hardware/flavours.ts';
import {
  GENERATIONS,
  type Generation,
  PAGING_MODES,
  type PagingMode,
  TECHNIQUES,
  type Technique,
} from '#shared/machine/vmm/setup.ts';
import type { MachineSetting } from '#shared/see/machine/entry.ts';
import { setupIn } from '#shared/see/machine/setting.ts';

interface SetupPanelProps {
  readonly setting: MachineSetting;
  /** Code of why the last wish cannot be. */
  readonly refused: string | undefined;
  readonly onChange: (change: Partial<MachineSetting>) => void;
}

/** Any guest, any technique, any processor: the machine starts again with it. */
export function SetupPanel({ setting, refused, onChange }: SetupPanelProps): JSX.Element {
  const { paging, generation } = setupIn(setting);
  return (
    <details class="machine-setup">
      <summary>{t('machine.setup.title')}</summary>
      <div class="machine-setup-fields">
        <Select
          name="guest"
          value={setting.guest}
          options={GUESTS.map(({ id }) => id)}
          words="guest"
          onPick={(guest) => onChange({ guest })}
        />
        <Select
          name="technique"
          value={setting.technique}
          options={TECHNIQUES}
          words="technique"
          onPick={(technique: Technique) => onChange(forTechnique(technique))}
        />
        <Select
          name="flavour"
          value={setting.flavour}
          options={Object.keys(FLAVOURS) as FlavourId[]}
          words="flavour"
          onPick={(flavour: FlavourId) => onChange({ flavour, privileged: [] })}
        />
        <Select
          name="paging"
          value={paging}
          options={PAGING_MODES}
          words="paging"
          onPick={(wanted: PagingMode) => onChange(forPaging(wanted))}
        />
        <Select
          name="generation"
          value={generation}
          options={GENERATIONS}
          words="generation"
          onPick={(wanted: Generation) => onChange({ generation: wanted })}
        />
      </div>
      <p role="status">{refused && t(`machine.refusal.${refused}`)}</p>
    </details>
  );
}

/** A technique with what it cannot be without: root mode for hardware assist, and shadow tables for all others. */
function forTechnique(technique: Technique): Partial<MachineSetting> {
  if (technique === 'hardwareAssist') return { technique, flavour: 'x86withVt' };
  return { technique, paging: 'shadow' };
}

/** The oldest processor that can walk nested tables, where it must. */
function forPaging(paging: PagingMode): Partial<MachineSetting> {
  return paging === 'nested' ? { paging, generation: 'nehalem' } : { paging };
}

interface SelectProps<V extends string> {
  readonly name: string;
  readonly value: V;
  readonly options: readonly V[];
  /** Where the words of the options are. */
  readonly words: string;
  readonly onPick: (value: V) => void;
}

function Select<V extends string>({ name, value, options, words, onPick }: SelectProps<V>): JSX.Element {
  return (
    <label class="machine-select">
      <span class="small soft">{t(`machine.setup.${name}`)}</span>
      <select value={value} onChange={({ currentTarget }) => onPick(currentTarget.value as V)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {t(`machine.${words}.${option}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
