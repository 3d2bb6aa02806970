import { useEffect, useRef, useState } from 'preact/hooks';

/** What happens to a button that is held. */
export interface Hold {
  /** How long, ms. */
  readonly ms: number;
  readonly onHeld: () => void;
}

type Handlers = {
  readonly [E in 'onPointerDown' | 'onPointerUp' | 'onPointerLeave' | 'onPointerCancel']: (event: PointerEvent) => void;
} & { readonly onKeyDown: (event: KeyboardEvent) => void; readonly onKeyUp: (event: KeyboardEvent) => void } & {
  readonly onBlur: () => void;
  readonly onContextMenu: (event: Event) => void;
};

interface Held {
  readonly holding: boolean;
  readonly handlers: Handlers;
  /** Whether the click that comes now ends a hold, and means nothing by itself. */
  readonly wasHeld: () => boolean;
}

/**
 * A button that can be held: with a finger or a mouse, and with Enter or the space bar. Let go of too early it is a click like any
 * other, for those who cannot hold one.
 */
export function useHold(hold: Hold | undefined): Held {
  const [holding, setHolding] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const done = useRef(false);
  const stop = (): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
    setHolding(false);
  };
  useEffect(() => stop, []);
  const start = (): void => {
    if (!hold || timer.current !== undefined) return;
    done.current = false;
    setHolding(true);
    timer.current = setTimeout(() => {
      stop();
      done.current = true;
      hold.onHeld();
    }, hold.ms);
  };
  const handlers: Handlers = {
    onPointerDown: (event) => event.button === 0 && start(),
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    onBlur: stop,
    // A long press of a finger asks for the menu of the browser.
    onContextMenu: (event) => timer.current !== undefined && event.preventDefault(),
    onKeyDown: (event) => {
      if (!hold || !isPress(event)) return;
      event.preventDefault();
      if (!event.repeat) start();
    },
    onKeyUp: (event) => {
      if (!hold || !isPress(event)) return;
      event.preventDefault();
      const short = timer.current !== undefined;
      stop();
      if (short && event.currentTarget instanceof HTMLElement) event.currentTarget.click();
    },
  };
  const wasHeld = (): boolean => {
    const held = done.current;
    done.current = false;
    return held;
  };
  return { holding, handlers, wasHeld };
}

function isPress({ key }: KeyboardEvent): boolean {
  return key === 'Enter' || key === ' ';
}
