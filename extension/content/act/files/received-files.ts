/**
 * Files on their way to the page. Owns the parts that came so far; nothing of them is in the page until they are given.
 * What is never given goes with the next upload, or with the document.
 */
import { ArqError } from '../../../../shared/protocol/errors.ts';

interface Part {
  readonly at: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Upload {
  readonly id: string;
  readonly files: Map<number, Part[]>;
}

export interface FileCard {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly modifiedAt: number;
}

let current: Upload | undefined;

function decode(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

const sizeOf = (parts: readonly Part[]) => parts.reduce((sum, part) => sum + part.bytes.length, 0);

/** Returns how many bytes of the file are there. A part that comes twice counts once. */
export function receivePart(id: string, file: number, at: number, base64: string): number {
  if (current?.id !== id) current = { id, files: new Map() };
  const parts = current.files.get(file) ?? [];
  if (!parts.some((part) => part.at === at)) parts.push({ at, bytes: decode(base64) });
  current.files.set(file, parts);
  return sizeOf(parts);
}

/** The files whole, in order; they are not kept any longer. Throws `page.upload_incomplete`. */
export function takeFiles(id: string, cards: readonly FileCard[]): File[] {
  const upload = current?.id === id ? current : undefined;
  current = undefined;
  return cards.map(({ name, type, bytes, modifiedAt }, index) => {
    const parts = (upload?.files.get(index) ?? []).toSorted((a, b) => a.at - b.at);
    if (sizeOf(parts) !== bytes) {
      throw new ArqError(
        'page.upload_incomplete',
        `Not all of ${name} reached the page. Nothing was given; try again.`,
      );
    }
    return new File(
      parts.map((part) => part.bytes),
      name,
      { type, lastModified: modifiedAt },
    );
  });
}
