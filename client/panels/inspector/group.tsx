import type { ComponentChildren, JSX } from 'preact';
import { isGroupOpen, setGroupOpen } from '#client/model/state/open-groups.ts';

interface GroupProps {
  /** What it is the group of, and which: `host.work`. */
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** Details that most people need seldom: closed until somebody opens them, then open wherever they appear. */
export function Group({ id, title, children }: GroupProps): JSX.Element {
  const open = isGroupOpen(id);
  return (
    <details class="fact-group" open={open} onToggle={(event) => setGroupOpen(id, event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && children}
    </details>
  );
}
