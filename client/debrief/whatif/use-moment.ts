import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { type OpenWorld, openWorldOver, worldLayout } from '#shared/sim/kernel/world.ts';
import type { ReplayClient } from '../replay/replay-client.ts';

/** A team's hall at one moment: a mirror of its own, new for every moment. Nothing while it is being played to. */
export function useMoment(
  client: ReplayClient,
  scenario: Scenario,
  team: number,
  tick: number | undefined,
): OpenWorld | undefined {
  const [world, setWorld] = useState<OpenWorld>();
  const cells = useMemo(() => worldLayout(scenario).openCells, [scenario]);
  useEffect(() => {
    if (tick === undefined) return;
    let left = false;
    client.ask('frame', { team, tick }).then(
      (frame) => {
        if (left) return;
        const open = new Int32Array(cells);
        open.set(frame.cells);
        setWorld(openWorldOver(scenario, open, () => tick));
      },
      () => !left && setWorld(undefined),
    );
    return () => {
      left = true;
    };
  }, [client, scenario, team, tick, cells]);
  return world;
}
