import type { JSX } from 'preact';
import { fetched } from '#client/ui/page/fetched.tsx';
import { withLessonWords } from '#client/words/words.ts';

interface LessonChoiceProps {
  readonly value: string;
  readonly onChange: (lesson: string, teamSize?: number) => void;
}

const Lessons = fetched<LessonChoiceProps>(
  async () => (await withLessonWords(import('#client/lesson/lessons.tsx'))).Lessons,
  true,
);

/** A lesson that runs by itself, or none. Its words come with it. */
export function LessonChoice(props: LessonChoiceProps): JSX.Element | null {
  return <Lessons {...props} />;
}
