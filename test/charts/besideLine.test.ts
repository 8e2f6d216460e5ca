import { describe, expect, it } from 'vitest';
import { besideLine } from '../../src/charts/besideLine.ts';

const frame = { width: 300, height: 200 };
const line = { at: 200, length: 90, isRight: false, frame };

describe('besideLine(line, circles)', () => {
  it('puts the name at the foot of the line, on the side with more room', () => {
    expect(besideLine(line, [])).toEqual({ isRight: false, up: 8 });
    expect(besideLine({ ...line, at: 100, isRight: true }, [])).toEqual({ isRight: true, up: 8 });
    expect(besideLine(line, [{ x: 150, y: 39, r: 18 }])).toEqual({ isRight: false, up: 8 });
  });

  it('takes the other side where a circle would hide the name, and the frame has room for it there', () => {
    const circles = [{ x: 150, y: 38, r: 18 }];
    expect(besideLine(line, circles)).toEqual({ isRight: true, up: 8 });
    expect(besideLine({ ...line, at: 205 }, circles)).toEqual({ isRight: false, up: 62 });
  });

  it('goes up over what stands on both sides, and stays at the foot where all is taken', () => {
    const both = [120, 250].map((x) => ({ x, y: 20, r: 15 }));
    expect(besideLine(line, both)).toEqual({ isRight: false, up: 44 });
    expect(besideLine(line, [{ x: 200, y: 100, r: 200 }])).toEqual({ isRight: false, up: 8 });
  });
});
