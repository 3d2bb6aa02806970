import { useEffect, useState } from 'preact/hooks';

/** Room for the plan and the board beside it. */
const WIDE = '(min-width: 1240px)';

/** Whether the screen is wide enough for the plan; below that the same is a list. */
export function usePlanFits(): boolean {
  const [fits, setFits] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const wide = matchMedia(WIDE);
    const follow = (): void => setFits(wide.matches);
    wide.addEventListener('change', follow);
    return () => wide.removeEventListener('change', follow);
  }, []);
  return fits;
}
