import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { type Hold, useHold } from './hold.ts';
import './button.css';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  readonly kind?: 'primary' | 'plain' | 'danger' | 'quiet';
  readonly type?: 'button' | 'submit';
  readonly size?: 'normal' | 'large' | 'small';
  /** Why it cannot be pressed now, in words. A greyed button always says why: on screen, and to screen readers. */
  readonly reason?: string | undefined;
  /** `tip` shows the reason when pointed at or focused; `below` always. */
  readonly reasonAt?: 'tip' | 'below';
  readonly pressed?: boolean;
  readonly busy?: boolean;
  readonly label?: string;
  /** Key that presses it, as `KeyboardEvent.key` tells it. */
  readonly shortcut?: string | undefined;
  /** What holding it does; a press that is shorter is a press. */
  readonly hold?: Hold | undefined;
  readonly class?: string;
  /** Told when it comes to be pointed at or focused, and when no longer. */
  readonly onPoint?: ((on: boolean) => void) | undefined;
}

/** A button that can say why it is greyed; it stays focusable then, so that the reason can be found by keyboard. */
export function Button(props: ButtonProps): JSX.Element {
  const { children, kind = 'plain', type = 'button', size = 'normal', reason, reasonAt = 'tip', pressed, busy } = props;
  const { onPoint } = props;
  const reasonId = useId();
  const blocked = reason !== undefined || busy === true;
  const { holding, handlers, wasHeld } = useHold(blocked ? undefined : props.hold);
  const press = (event: Event): void => {
    if (wasHeld() || blocked) event.preventDefault();
    else props.onClick?.();
  };
  return (
    <span class={`button-place ${props.class ?? ''}`}>
      <button
        type={type}
        class={`button ${kind} ${size} ${props.hold ? 'holds' : ''} ${holding ? 'holding' : ''}`}
        style={holding ? { '--hold': `${props.hold?.ms ?? 0}ms` } : undefined}
        {...(props.hold ? handlers : {})}
        onClick={press}
        onPointerEnter={onPoint && (() => onPoint(true))}
        onPointerLeave={(event) => {
          handlers.onPointerLeave(event);
          onPoint?.(false);
        }}
        onFocus={onPoint && (() => onPoint(true))}
        onBlur={() => {
          handlers.onBlur();
          onPoint?.(false);
        }}
        aria-disabled={blocked ? 'true' : undefined}
        aria-describedby={reason ? reasonId : undefined}
        aria-pressed={pressed}
        aria-busy={busy ? 'true' : undefined}
        aria-label={props.label}
        aria-keyshortcuts={props.shortcut}
      >
        {children}
      </button>
      {reason && (
        <span id={reasonId} class={`button-reason ${reasonAt}`}>
          {reason}
        </span>
      )}
    </span>
  );
}
