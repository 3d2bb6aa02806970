/** What halls are about, in the order of a course, and the halls of each. A hall that is named nowhere comes last. */
const TOPICS: readonly { readonly id: string; readonly halls: readonly string[] }[] = [
  { id: 'start', halls: ['first-hall', 'sprint', 'lesson'] },
  { id: 'memory', halls: ['memory-crunch'] },
  { id: 'cpu', halls: ['fair-shares'] },
  { id: 'technique', halls: ['old-and-new', 'two-doors'] },
  { id: 'moving', halls: ['moving-day'] },
  { id: 'storage', halls: ['thin-ice'] },
  { id: 'energy', halls: ['long-night', 'trace-day', 'planetlab'] },
  { id: 'security', halls: ['under-attack'] },
  { id: 'cloud', halls: ['elastic'] },
  { id: 'mixed', halls: ['period', 'double'] },
  { id: 'free', halls: ['open-hall'] },
];

const OTHERS = 'mixed';

/** The topic of a hall. */
export function topicOf(hall: string): string {
  return TOPICS.find(({ halls }) => halls.includes(hall))?.id ?? OTHERS;
}

/** Halls in the order of their topics; within one as that lists them, then as they came. */
export function byTopic<H extends { readonly id: string }>(halls: readonly H[]): readonly H[] {
  const place = ({ id }: H): number => {
    const topic = TOPICS.findIndex((each) => each.id === topicOf(id));
    const within = TOPICS[topic]?.halls.indexOf(id) ?? -1;
    return topic * 100 + (within < 0 ? 50 : within);
  };
  return [...halls].sort((a, b) => place(a) - place(b));
}
