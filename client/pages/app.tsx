import type { JSX } from 'preact';
import { CardPlace } from '#client/cards/card-place.tsx';
import { Toasts } from '#client/ui/controls/toast.tsx';
import { RouterView } from '#client/ui/page/router.tsx';
import { NotFoundPage } from './not-found.tsx';
import { ROUTES } from './routes.ts';

/** Everything on screen: the page of the address, and what is said beside it. */
export function App(): JSX.Element {
  return (
    <>
      <RouterView routes={ROUTES} otherwise={NotFoundPage} />
      <Toasts />
      <CardPlace />
    </>
  );
}
