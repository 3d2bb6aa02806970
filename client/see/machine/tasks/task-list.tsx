import type { JSX } from 'preact';
import { taskKind } from '#shared/machine/tasks/index.ts';
import type { EntryHeader } from '#shared/see/header.ts';
import { tasksOf } from '#shared/see/machine/entry-tasks.ts';
import { TaskPanel } from './task-panel.tsx';

/** The tasks that belong to a concept. */
export function TaskList({ entry }: { readonly entry: EntryHeader }): JSX.Element | null {
  const kinds = tasksOf(entry).flatMap((id) => taskKind(id) ?? []);
  if (kinds.length === 0) return null;
  return (
    <div class="task-list">
      {kinds.map((kind) => (
        <TaskPanel key={kind.id} kind={kind} />
      ))}
    </div>
  );
}
