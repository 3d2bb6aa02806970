import { useEffect, useState } from 'preact/hooks';
import { runPar } from '#client/local/par/par-run.ts';
import type { ParFigures } from '#shared/protocol/debrief.ts';
import type { GhostPlace } from '#shared/replay/ghost/ghost.ts';
import type { GhostLine } from './ghost-line.ts';
import type { GhostAnswer, GhostAsks } from './ghost-messages.ts';

/** The game of a ghost, played through; nothing while it is being played, or of no ghost. */
export function useCourse(line: GhostLine, text: string | undefined): GhostAsks['course']['answer'] | undefined {
  const [course, setCourse] = useState<GhostAsks['course']['answer']>();
  useEffect(() => {
    if (text === undefined) return;
    return following(line.ask('course', { text }), setCourse);
  }, [line, text]);
  return course;
}

/** What a text says; nothing while it is being read, or of no text. */
export function useGhost(line: GhostLine, text: string | undefined): GhostAnswer | undefined {
  const [ghost, setGhost] = useState<GhostAnswer>();
  useEffect(() => {
    setGhost(undefined);
    if (text === undefined || text === '') return;
    return following(line.ask('read', { text }), setGhost);
  }, [line, text]);
  return ghost;
}

/** What the bots of a hall come to under a seed: they run in a worker as long as somebody wants to know. */
export function usePar(place: GhostPlace | undefined, seed: string): ParFigures | undefined {
  const [par, setPar] = useState<ParFigures>();
  const hall = place?.kind === 'hall' ? place.id : undefined;
  useEffect(() => {
    if (hall === undefined) return;
    const run = runPar(hall, seed);
    void run.figures.then(setPar);
    return run.close;
  }, [hall, seed]);
  return par;
}

/** Takes an answer in when it comes, unless nobody wants it any more; what breaks is not answered. */
function following<T>(answer: Promise<T>, take: (value: T) => void): () => void {
  let left = false;
  answer.then(
    (value) => !left && take(value),
    () => undefined,
  );
  return () => {
    left = true;
  };
}
