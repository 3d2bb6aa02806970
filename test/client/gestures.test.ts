import { describe, expect, it } from 'vitest';
import { drag, IDLE, pinch, press, release } from '#client/hall/gestures.ts';

describe('a pointer', () => {
  it('that goes down and up in one place taps', () => {
    const down = press(100, 50, -1);
    const wobble = drag(down.gesture, 103, 51, false, 1);
    expect(wobble.act).toEqual({ type: 'none' });
    expect(release(wobble.gesture, 103, 51)).toEqual({ gesture: IDLE, act: { type: 'tap', x: 103, y: 51 } });
  });

  it('that drags the floor pans by what it moved', () => {
    const start = drag(press(100, 50, -1).gesture, 120, 50, false, 1);
    const moved = drag(start.gesture, 130, 45, false, 1);
    expect(moved.act).toEqual({ type: 'pan', dx: 10, dy: -5 });
    expect(release(moved.gesture, 130, 45).act).toEqual({ type: 'none' });
  });

  it('that drags a brick picks it up, carries it and drops it', () => {
    const picked = drag(press(100, 50, 7).gesture, 110, 50, false, 1);
    expect(picked.act).toEqual({ type: 'pickUp', vm: 7 });
    const carried = drag(picked.gesture, 300, 200, false, 1);
    expect(carried.act).toEqual({ type: 'carry', x: 300, y: 200 });
    expect(release(carried.gesture, 300, 200).act).toEqual({ type: 'drop', x: 300, y: 200, vm: 7 });
  });

  it('may tremble more on a touch screen before it is a drag', () => {
    expect(drag(press(0, 0, 7).gesture, 8, 0, true, 1).act).toEqual({ type: 'none' });
    expect(drag(press(0, 0, 7).gesture, 8, 0, false, 1).act).toEqual({ type: 'pickUp', vm: 7 });
    expect(drag(press(0, 0, 7).gesture, 8, 0, false, 2).act).toEqual({ type: 'none' });
  });

  it('with a second one zooms around the point between them, and neither taps nor drops', () => {
    const two = pinch(press(100, 100, 3).gesture, 150, 100, 100);
    const apart = pinch(two.gesture, 150, 100, 200);
    expect(apart.act).toEqual({ type: 'zoom', x: 150, y: 100, factor: 2 });
    expect(release(apart.gesture, 150, 100).act).toEqual({ type: 'none' });
  });
});
