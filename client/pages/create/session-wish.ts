import type { JobMode } from '#shared/protocol/crew.ts';
import type { WeightPreset } from '#shared/protocol/debrief.ts';
import { SEATS_MAX, TEAMS_MAX, type TeamForming } from '#shared/protocol/messages.ts';

/** What a host has filled in so far; numbers as typed. */
export interface SessionWish {
  /** Empty = the first there is. */
  readonly scenario: string;
  /** Empty = none. */
  readonly lesson: string;
  readonly title: string;
  readonly seats: string;
  readonly teams: string;
  readonly teamForming: TeamForming;
  readonly names: 'generated' | 'free';
  readonly weights: WeightPreset;
  readonly others: 'points' | 'names';
  readonly jobs: JobMode | 'none';
  readonly twoKey: 'off' | 'on';
}

/** A class of thirty in teams of five. */
export function startWish(): SessionWish {
  return {
    scenario: '',
    lesson: '',
    title: '',
    seats: '30',
    teams: '6',
    teamForming: 'random',
    names: 'generated',
    weights: 'operations',
    others: 'points',
    jobs: 'choose',
    twoKey: 'off',
  };
}

/** A wish with another lesson: so many teams as its size makes of the seats. */
export function withLesson(wish: SessionWish, lesson: string, teamSize?: number): SessionWish {
  const seats = wholeNumber(wish.seats, 1, SEATS_MAX);
  if (!teamSize || !seats) return { ...wish, lesson };
  return { ...wish, lesson, teams: String(Math.min(TEAMS_MAX, Math.ceil(seats / teamSize))) };
}

/** The whole number that was typed, or nothing if it is none from `min` to `max`. */
export function wholeNumber(typed: string, min: number, max: number): number | undefined {
  const value = /^\s*\d+\s*$/.test(typed) ? Number(typed) : Number.NaN;
  return value >= min && value <= max ? value : undefined;
}
