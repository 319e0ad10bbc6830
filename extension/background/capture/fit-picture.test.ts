import { describe, expect, it } from 'vitest';
import { fitTokens, nextFit, pictureTokens } from './fit-picture.ts';

describe('a budget of tokens', () => {
  it.each([
    [{ width: 1280, height: 720 }, 800],
    [{ width: 1280, height: 9000 }, 1500],
    [{ width: 7, height: 3001 }, 20],
  ])('is kept by a picture of %o for %i', (size, maxTokens) => {
    const ratio = fitTokens(size, maxTokens);
    const scaled = { width: Math.round(size.width * ratio), height: Math.round(size.height * ratio) };
    expect(pictureTokens(scaled)).toBeLessThanOrEqual(maxTokens);
    expect(pictureTokens(scaled)).toBeGreaterThan(maxTokens * 0.6);
  });

  it('leaves a picture alone that costs less', () => {
    expect(fitTokens({ width: 100, height: 100 }, 800)).toBe(1);
  });
});

it('gives up quality before pixels, and a PNG only pixels', () => {
  const full = { ratio: 1, quality: 85 };
  expect(nextFit(full, 200, 100, 'webp')).toEqual({ ratio: 1, quality: 65 });
  expect(nextFit({ ratio: 1, quality: 45 }, 200, 100, 'jpeg').ratio).toBeLessThan(0.71);
  expect(nextFit(full, 200, 100, 'png')).toMatchObject({ quality: 85, ratio: expect.closeTo(0.66, 1) as unknown });
});
