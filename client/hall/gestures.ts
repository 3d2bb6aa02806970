/** One pointer pipeline for mouse, touch and pen: what a press turns into. Device pixels. */
export type Gesture =
  | { readonly state: 'idle' }
  | { readonly state: 'pressing'; readonly x: number; readonly y: number; readonly vm: number }
  | { readonly state: 'panning'; readonly x: number; readonly y: number }
  | { readonly state: 'carrying'; readonly x: number; readonly y: number; readonly vm: number }
  | { readonly state: 'pinching'; readonly x: number; readonly y: number; readonly distance: number };

/** What the hall should do about it. */
export type Act =
  | { readonly type: 'none' }
  | { readonly type: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly type: 'zoom'; readonly x: number; readonly y: number; readonly factor: number }
  | { readonly type: 'tap'; readonly x: number; readonly y: number }
  | { readonly type: 'pickUp'; readonly vm: number }
  | { readonly type: 'carry'; readonly x: number; readonly y: number }
  | { readonly type: 'drop'; readonly x: number; readonly y: number; readonly vm: number };

export interface Step {
  readonly gesture: Gesture;
  readonly act: Act;
}

/** Movement below which a press is a tap, in CSS pixels: fingers are less steady than mice. */
const SLACK_PX = { mouse: 5, touch: 10 } as const;
const NONE: Act = { type: 'none' };
export const IDLE: Gesture = { state: 'idle' };

/** A finger or button goes down; `vm`: brick under it that may be carried, −1 = none. */
export function press(x: number, y: number, vm: number): Step {
  return { gesture: { state: 'pressing', x, y, vm }, act: NONE };
}

/** The pointer moved while down. */
export function drag(gesture: Gesture, x: number, y: number, touch: boolean, density: number): Step {
  switch (gesture.state) {
    case 'pressing': {
      const slack = (touch ? SLACK_PX.touch : SLACK_PX.mouse) * density;
      if (Math.abs(x - gesture.x) + Math.abs(y - gesture.y) < slack) return { gesture, act: NONE };
      if (gesture.vm < 0) return { gesture: { state: 'panning', x, y }, act: NONE };
      return { gesture: { state: 'carrying', x, y, vm: gesture.vm }, act: { type: 'pickUp', vm: gesture.vm } };
    }
    case 'panning':
      return {
        gesture: { state: 'panning', x, y },
        act: { type: 'pan', dx: x - gesture.x, dy: y - gesture.y },
      };
    case 'carrying':
      return { gesture: { ...gesture, x, y }, act: { type: 'carry', x, y } };
    default:
      return { gesture, act: NONE };
  }
}

/** Two fingers are down: `x`, `y` is the point between them. */
export function pinch(gesture: Gesture, x: number, y: number, distance: number): Step {
  const next: Gesture = { state: 'pinching', x, y, distance };
  if (gesture.state !== 'pinching') return { gesture: next, act: NONE };
  return { gesture: next, act: { type: 'zoom', x, y, factor: distance / Math.max(1, gesture.distance) } };
}

/** The last finger or the button goes up. */
export function release(gesture: Gesture, x: number, y: number): Step {
  if (gesture.state === 'pressing') return { gesture: IDLE, act: { type: 'tap', x, y } };
  if (gesture.state === 'carrying') return { gesture: IDLE, act: { type: 'drop', x, y, vm: gesture.vm } };
  return { gesture: IDLE, act: NONE };
}
