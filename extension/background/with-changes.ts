/** `list` with what was added and removed between `before` and `after`. Pure. */
export function withChanges(list: readonly string[], before: readonly string[], after: readonly string[]): string[] {
  const kept = list.filter((one) => after.includes(one) || !before.includes(one));
  const added = after.filter((one) => !before.includes(one) && !list.includes(one));
  return [...kept, ...added];
}
