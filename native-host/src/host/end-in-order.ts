/** Carries out every part of an ending, one after the other: one that fails is told and keeps no other from being done. */
export async function endInOrder(
  parts: readonly (() => unknown)[],
  onProblem: (problem: unknown) => void,
): Promise<void> {
  for (const part of parts) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- in order: what comes later is what the earlier ones still use
      await part();
    } catch (problem) {
      onProblem(problem);
    }
  }
}
