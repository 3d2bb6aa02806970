/** Parts of the list of halls: where to start, a topic each, all of it together, and halls without a score. */
const SECTIONS = ['start', 'topics', 'mixed', 'free'] as const;
export type Section = (typeof SECTIONS)[number];

/** What halls are about, in the order of a course, and the halls of each. A hall that is named nowhere is one of all topics. */
const TOPICS: readonly { readonly id: string; readonly section: Section; readonly halls: readonly string[] }[] = [
  { id: 'start', section: 'start', halls: ['first-hall'] },
  { id: 'memory', section: 'topics', halls: ['memory-crunch'] },
  { id: 'cpu', section: 'topics', halls: ['fair-shares'] },
  { id: 'technique', section: 'topics', halls: ['old-and-new', 'two-doors'] },
  { id: 'moving', section: 'topics', halls: ['moving-day'] },
  { id: 'storage', section: 'topics', halls: ['thin-ice'] },
  { id: 'energy', section: 'topics', halls: ['long-night'] },
  { id: 'security', section: 'topics', halls: ['under-attack'] },
  { id: 'cloud', section: 'topics', halls: ['elastic'] },
  { id: 'mixed', section: 'mixed', halls: ['sprint', 'lesson', 'period', 'double'] },
  { id: 'free', section: 'free', halls: ['open-hall', 'trace-day', 'planetlab'] },
];

const OTHERS = TOPICS.findIndex(({ id }) => id === 'mixed');

/** The part of the list in which a hall stands, and its topic where it has one of its own. */
export function placeOf(hall: string): { readonly section: Section; readonly topic: string | undefined } {
  const topic = TOPICS[topicIndex(hall)];
  return { section: topic?.section ?? 'mixed', topic: topic?.section === 'topics' ? topic.id : undefined };
}

/** Halls in the order of their topics; within one as that lists them, then as they came. */
export function byTopic<H extends { readonly id: string }>(halls: readonly H[]): readonly H[] {
  const place = ({ id }: H): number => {
    const topic = topicIndex(id);
    const within = TOPICS[topic]?.halls.indexOf(id) ?? -1;
    return topic * 100 + (within < 0 ? 50 : within);
  };
  return [...halls].sort((a, b) => place(a) - place(b));
}

function topicIndex(hall: string): number {
  const topic = TOPICS.findIndex(({ halls }) => halls.includes(hall));
  return topic < 0 ? OTHERS : topic;
}
