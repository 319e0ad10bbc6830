import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { cleanLine, shorten } from '../../../../shared/page/clean-text.ts';
import { nameOf } from '../../accessibility/name.ts';
import { roleOf } from '../../accessibility/role.ts';
import type { ContentContext } from '../../content-context.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { isVisible } from '../../dom/visibility.ts';
import { elementsOf } from '../../snapshot/walk.ts';

const MAX_NAME_CHARS = 500;
const MAX_URL_CHARS = 4_000;
const MAX_DATA_CHARS = 60;
const DRAWN = new Set(['canvas', 'img', 'svg', 'video']);

function isImage(element: Element, pass: ReadingPass): boolean {
  const { localName } = element;
  if (localName === 'input') return element.getAttribute('type')?.toLowerCase() === 'image';
  // What lies in a drawing is a part of it.
  if (localName === 'svg') return element.parentElement?.closest('svg') === null;
  return DRAWN.has(localName) || roleOf(element, pass) === 'image';
}

function addressOf(element: Element): string {
  let url = '';
  if (element instanceof HTMLImageElement) url = element.currentSrc || element.src;
  else if (element instanceof HTMLInputElement) ({ src: url } = element);
  else if (element instanceof HTMLVideoElement) url = element.poster;
  return shorten(url, url.startsWith('data:') ? MAX_DATA_CHARS : MAX_URL_CHARS);
}

function naturalSize(element: Element): { naturalWidth: number; naturalHeight: number } {
  if (element instanceof HTMLImageElement) {
    return { naturalWidth: element.naturalWidth, naturalHeight: element.naturalHeight };
  }
  if (element instanceof HTMLCanvasElement) return { naturalWidth: element.width, naturalHeight: element.height };
  if (element instanceof HTMLVideoElement) {
    return { naturalWidth: element.videoWidth, naturalHeight: element.videoHeight };
  }
  return { naturalWidth: 0, naturalHeight: 0 };
}

export const handleFrameImages: ToolHandler<'frame_images', ContentContext> = async (
  { ref, limit, minSize },
  { refs },
) => {
  const pass = new ReadingPass();
  const root = ref === undefined ? document.documentElement : refs.getElement(ref);
  const images = [...elementsOf(root, pass)].flatMap((element) => {
    if (!isImage(element, pass) || !isVisible(element, pass)) return [];
    const { width, height } = element.getBoundingClientRect();
    if (width < minSize || height < minSize) return [];
    return [
      {
        ref: refs.refOf(element),
        name: shorten(cleanLine(nameOf(element, pass)), MAX_NAME_CHARS),
        url: addressOf(element),
        width: Math.round(width),
        height: Math.round(height),
        ...naturalSize(element),
      },
    ];
  });
  return { images: images.slice(0, limit), truncated: images.length > limit };
};
