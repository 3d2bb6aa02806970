import type { ComponentChildren, JSX } from 'preact';
import { addressOf } from '#client/device/address.ts';
import { navigate } from './router.tsx';

interface LinkProps {
  readonly to: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  /** Whether it leads to the page that is open. */
  readonly current?: boolean;
  /** What it is called where its content says less than a picture around it does. */
  readonly label?: string;
}

/** A link to another page of this app; opens in place unless the reader asks for a new tab. */
export function Link({ to, children, class: className, current, label }: LinkProps): JSX.Element {
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a
      href={addressOf(to)}
      class={className}
      aria-current={current ? 'page' : undefined}
      aria-label={label}
      onClick={follow}
    >
      {children}
    </a>
  );
}
