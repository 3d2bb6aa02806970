import { useEffect } from 'preact/hooks';
import { useAttempt } from './attempt.ts';

/** As long as somebody reads what lies over it, a hall that runs stands still. */
export function useStandStill(isReading: boolean): void {
  const { session } = useAttempt();
  useEffect(() => {
    if (!isReading || session.view.peek()?.phase !== 'running') return;
    void session.control({ type: 'pause', pause: 'look' });
    return () => void session.control({ type: 'resume' });
  }, [session, isReading]);
}
