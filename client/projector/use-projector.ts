import { useEffect, useState } from 'preact/hooks';
import { here } from '#client/device/address.ts';
import { RemoteSession } from '#client/net/remote-session.ts';
import { keepSeat, keptSeat } from '#client/net/seat-store.ts';
import { navigate } from '#client/ui/page/router.tsx';

/** The way in of a projector: what its link carries behind the `#`, which no server sees, else what was kept of it. */
export function useProjector(code: string): RemoteSession | 'noLink' | undefined {
  const [session, setSession] = useState<RemoteSession | 'noLink'>();
  useEffect(() => {
    const token = tokenOf(code);
    if (!token) {
      setSession('noLink');
      return undefined;
    }
    const opened = new RemoteSession(token);
    setSession(opened);
    return () => opened.leave();
  }, [code]);
  return session;
}

function tokenOf(code: string): string | undefined {
  const token = here().anchor;
  if (token === '') return keptSeat(code, 'projector')?.token;
  keepSeat(code, { role: 'projector', token, seatCode: '', name: '', solo: false });
  navigate(`/p/${code}`, 'replace');
  return token;
}
