import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { Button } from './button.tsx';
import './toast.css';
import { t } from '#client/words/words.ts';

interface Toast {
  readonly no: number;
  readonly text: string;
  readonly undo: (() => void) | undefined;
}

const SHOWN_MS = 12_000;
const SHOWN_MOST = 3;

const toasts = signal<readonly Toast[]>([]);
let lastNo = 0;

/** Says something without interrupting, on screen and to screen readers; with `undo` it can be taken back from there. */
export function toast(text: string, undo?: () => void): void {
  const no = ++lastNo;
  toasts.value = [...toasts.value, { no, text, undo }].slice(-SHOWN_MOST);
  setTimeout(() => remove(no), SHOWN_MS);
}

/** Where toasts appear; mounted once. It is there from the start, so that screen readers follow it. */
export function Toasts(): JSX.Element {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((shown) => (
        <ToastLine key={shown.no} shown={shown} />
      ))}
    </div>
  );
}

function ToastLine({ shown }: { shown: Toast }): JSX.Element {
  const undo = (): void => {
    remove(shown.no);
    shown.undo?.();
  };
  return (
    <div class="toast">
      <span>{shown.text}</span>
      {shown.undo && (
        <Button size="small" onClick={undo}>
          {t('app.undo')}
        </Button>
      )}
      <Button size="small" kind="quiet" label={t('app.close')} onClick={() => remove(shown.no)}>
        ×
      </Button>
    </div>
  );
}

function remove(no: number): void {
  toasts.value = toasts.value.filter((shown) => shown.no !== no);
}
