/** What a text says beyond the name that it begins with. */
export function withoutName(text: string, name: string): string {
  if (name === '' || !text.startsWith(name)) return text;
  const rest = text.slice(name.length);
  return rest.trimStart() === rest && rest !== '' ? text : rest.trim();
}
