import { useEffect, useState } from 'preact/hooks';
import { RemoteSession } from '#client/net/remote-session.ts';
import { keepSeat, keptSeat } from '#client/net/seat-store.ts';

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
  const token = location.hash.slice(1);
  if (token === '') return keptSeat(code, 'projector')?.token;
  keepSeat(code, { role: 'projector', token, seatCode: '', name: '', solo: false });
  history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}
