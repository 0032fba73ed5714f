import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kilometresBetween } from "./distance.ts";

const paris = { latitude: 48.857, longitude: 2.352 };
const montreal = { latitude: 45.509, longitude: -73.554 };

describe("S5 kilometresBetween", () => {
  it("Paris and Montréal are about 5,500 km apart, a point and itself nothing, the poles half a circle", () => {
    expect(Math.round(kilometresBetween(paris, montreal) / 100)).toBe(55);
    expect(kilometresBetween(paris, paris)).toBe(0);
    expect(
      Math.round(kilometresBetween({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 120 })),
    ).toBe(20_015);
  });

  it("property: the way there is the way back, and never longer than half a circle", () => {
    const point = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(point, point, (one, other) => {
        const there = kilometresBetween(one, other);
        expect(there).toBeCloseTo(kilometresBetween(other, one), 6);
        expect(there).toBeLessThanOrEqual(20_016);
      }),
    );
  });
});
