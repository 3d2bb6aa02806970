import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { openTasks, tasksOf } from '#client/model/commands/tasks.ts';
import { tenantsIn } from '#client/model/facts/contract-rows.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { SHEETS, type Sheet } from '#client/model/state/sheet.ts';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';

interface SheetTabsProps extends PanelProps {
  readonly sheet: Sheet;
  readonly onSheet: (sheet: Sheet) => void;
}

/** On a narrow screen: which of the panels is shown below the hall. What is chosen in the hall comes up by itself. */
export function SheetTabs({ ui, world, sheet, onSheet }: SheetTabsProps): JSX.Element {
  const { value: subject } = ui.selection;
  const form = ui.asking.value?.command ?? (ui.placingAll.value ? 'all' : undefined);
  useEffect(() => {
    if (subject && sheet !== 'verbs') onSheet('inspector');
  }, [subject?.kind, subject?.row]);
  useEffect(() => {
    if (form) onSheet('inspector');
  }, [form]);
  const badges: Readonly<Partial<Record<(typeof SHEETS)[number], number>>> = {
    tasks: openTasks(tasksOf(ui, world)),
    contracts: ui.readOnly ? 0 : tenantsIn(world, 'offered').length,
  };
  return (
    <nav class="sheet-tabs" aria-label={t('sheet.title')}>
      {SHEETS.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === sheet}
          onClick={() => onSheet(each === sheet ? 'none' : each)}
        >
          {t(`sheet.${each}`)} {(badges[each] ?? 0) > 0 && <span class="badge mono">{number(badges[each] ?? 0)}</span>}
        </button>
      ))}
    </nav>
  );
}
