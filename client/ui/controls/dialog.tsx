import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Its buttons, the safe one first. */
  readonly actions: ComponentChildren;
  readonly onClose: () => void;
}

/** A question that must be answered first. Mount it to open it; Escape closes it. Then the focus is where it was before. */
export function Dialog({ title, children, actions, onClose }: DialogProps): JSX.Element {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const [dialog, opener] = [element.current, document.activeElement];
    dialog?.showModal();
    // The first button gets the focus, and what is long would open at its end with it.
    if (dialog) dialog.scrollTop = 0;
    return () => {
      const focused = document.activeElement;
      const isFree = !focused || focused === document.body || dialog?.contains(focused);
      dialog?.close();
      // It is taken off the page before the browser would do this.
      if (isFree && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog ref={element} class="dialog" aria-labelledby={titleId} onCancel={onClose}>
      <h2 id={titleId}>{title}</h2>
      <div class="dialog-body">{children}</div>
      <div class="dialog-actions">{actions}</div>
    </dialog>
  );
}
