/** Numbers in 0 … 1 that are the same for the same seed: https://en.wikipedia.org/wiki/Linear_congruential_generator */
export function createRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
