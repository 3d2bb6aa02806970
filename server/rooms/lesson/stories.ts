import { STORY_TYPES, type Story, type StoryType } from '#shared/protocol/stage.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import type { Game } from '../game.ts';
import { teamsOf } from './begin-step.ts';

/** Stories that are told at a time, and how long the same one in the same hall is counted on, s. Design values. */
const TOLD_MAX = 8;
const COUNTED_S = 10;

/** What happened in all halls of late. Nothing that happens by itself every minute, and nothing that only its team should know. */
export class Stories {
  #stories: Story[] = [];

  /** After every tick: takes in what happened in it. */
  hear(game: Game): void {
    for (const { no, world } of teamsOf(game))
      for (const event of world.events) if (isStory(event)) this.#add(game, no, event);
  }

  get latest(): readonly Story[] {
    return this.#stories;
  }

  #add({ tick, content }: Game, team: number, event: SimEvent & { type: StoryType }): void {
    const { type } = event;
    const count = event.type === 'hostFailed' ? event.vms : 1;
    const since = tick - ticksOf(content.scenario, COUNTED_S);
    const before = this.#stories.find((story) => story.team === team && story.type === type && story.tick >= since);
    this.#stories = this.#stories.filter((story) => story !== before);
    this.#stories.push({ tick, team, type, count: count + (before?.count ?? 0) });
    if (this.#stories.length > TOLD_MAX) this.#stories.shift();
  }
}

function isStory(event: SimEvent): event is SimEvent & { type: StoryType } {
  return STORY_TYPES.some((type) => type === event.type);
}
