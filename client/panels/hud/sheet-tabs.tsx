import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { openTasks, type Tasks, tasksOf } from '#client/model/commands/tasks.ts';
import { tenantsIn } from '#client/model/facts/contract-rows.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { SHEETS, type Sheet } from '#client/model/state/sheet.ts';
import { sameSubject } from '#client/model/state/subject.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import type { IconName } from '#client/ui/glyphs/icons.ts';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';

const ICON_OF: Readonly<Record<Sheet, IconName>> = {
  hall: 'layoutGrid',
  inspector: 'scanSearch',
  verbs: 'zap',
  tasks: 'clipboardCheck',
  contracts: 'handshake',
};

interface SheetTabsProps extends PanelProps {
  readonly sheet: Sheet;
  readonly onSheet: (sheet: Sheet) => void;
  /** Whether the sheet is large, and the hall a strip above it. */
  readonly tall: boolean;
  readonly onTall: (tall: boolean) => void;
}

/**
 * On a narrow screen: which of the panels is shown below the hall, in reach of the thumb. What is chosen in the hall comes up by
 * itself; the tab that is open makes its sheet larger, and smaller again.
 */
export function SheetTabs({ ui, world, sheet, onSheet, tall, onTall }: SheetTabsProps): JSX.Element {
  const { value: subject } = ui.selection;
  const form = ui.asking.value?.command ?? (ui.placingAll.value ? 'all' : undefined);
  useEffect(() => {
    if (subject && sheet !== 'verbs') onSheet('inspector');
  }, [subject?.kind, subject?.row]);
  useEffect(() => {
    if (form) onSheet('inspector');
  }, [form]);
  const tasks = tasksOf(ui, world);
  const badges: { readonly [S in Sheet]?: Badge } = {
    tasks: { count: openTasks(tasks), things: thingsOf(tasks) },
    ...(ui.readOnly ? {} : { contracts: offersBadge(tenantsIn(world, 'offered')) }),
  };
  const press = (each: Sheet): void => {
    if (each === sheet && each !== 'hall') onTall(!tall);
    else onSheet(each);
  };
  return (
    <nav class="sheet-tabs" aria-label={t('sheet.title')}>
      {SHEETS.map((each) => (
        <Tab
          key={each}
          sheet={each}
          isOpen={each === sheet}
          tall={tall}
          badge={badges[each]}
          isPointed={each === 'verbs' && sheet !== 'verbs' && isOrderPointed(ui)}
          onPress={() => press(each)}
        />
      ))}
    </nav>
  );
}

/** Whether what helps now is an order for what is selected. */
function isOrderPointed({ pointed, selection }: UiState): boolean {
  const target = pointed.value;
  return target?.order !== undefined && sameSubject(target.subject, selection.value);
}

/** How many things wait on a sheet, and which: what was not there when it was last looked at is new. */
interface Badge {
  readonly count: number;
  readonly things: readonly string[];
}

function offersBadge(offered: readonly number[]): Badge {
  return { count: offered.length, things: offered.map(String) };
}

/** Names of all tasks: an incident that comes again in the same row is another one. */
function thingsOf({ offers, waiting, groups }: Tasks): readonly string[] {
  const incidents = groups.flat().map(({ row, sinceTick }) => `incident ${row} ${sinceTick}`);
  return [...offers.map((row) => `offer ${row}`), ...waiting.map((row) => `vm ${row}`), ...incidents];
}

interface TabProps {
  readonly sheet: Sheet;
  readonly isOpen: boolean;
  readonly tall: boolean;
  readonly badge: Badge | undefined;
  /** Whether what helps now is on it. */
  readonly isPointed: boolean;
  readonly onPress: () => void;
}

function Tab({ sheet, isOpen, tall, badge, isPointed, onPress }: TabProps): JSX.Element {
  const isNew = useIsNew(badge?.things ?? [], isOpen);
  const growing = isOpen && sheet !== 'hall';
  return (
    <button
      type="button"
      class={isPointed ? 'pointed' : ''}
      aria-pressed={isOpen}
      aria-label={growing ? t(tall ? 'sheet.smaller' : 'sheet.larger', { name: t(`sheet.${sheet}`) }) : undefined}
      onClick={onPress}
    >
      <VerbIcon name={growing ? (tall ? 'chevronDown' : 'chevronUp') : ICON_OF[sheet]} />
      <span>{t(`sheet.${sheet}`)}</span>
      {badge && badge.count > 0 && (
        <span class={`badge mono ${isNew ? 'new' : ''}`}>
          {number(badge.count)}
          {isNew && <span class="unseen"> {t('sheet.new')}</span>}
        </span>
      )}
    </button>
  );
}

/** Whether something is there that was not when this was last open. */
function useIsNew(things: readonly string[], isOpen: boolean): boolean {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const key = things.join('|');
  useEffect(() => {
    if (isOpen) setSeen(new Set(things));
  }, [isOpen, key]);
  return !isOpen && things.some((thing) => !seen.has(thing));
}
