/** What is asked of a print, in millimetres and as each browser wants it. Pure. */
import type { ToolInput } from '../../../shared/tools/types.ts';

export type PrintWish = Omit<ToolInput<'page_print_pdf'>, 'tab'>;

const MM_PER_INCH = 25.4;
const MARGIN_MM = 10;

/** Width and height in millimetres, upright. ISO 216 and ANSI/ASME Y14.1. */
const SIZES = {
  A3: [297, 420],
  A4: [210, 297],
  A5: [148, 210],
  letter: [215.9, 279.4],
  legal: [215.9, 355.6],
  tabloid: [279.4, 431.8],
} as const satisfies Record<NonNullable<PrintWish['size']>, readonly [number, number]>;

/** Parameters of `Page.printToPDF`. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-printToPDF */
export function chromiumPrint(wish: PrintWish) {
  const { landscape = false, background = false, size, pages = '', scale = 1, marginMm = MARGIN_MM } = wish;
  const [width, height] = SIZES[size ?? 'A4'];
  const margin = marginMm / MM_PER_INCH;
  return {
    landscape,
    printBackground: background,
    scale,
    paperWidth: width / MM_PER_INCH,
    paperHeight: height / MM_PER_INCH,
    marginTop: margin,
    marginBottom: margin,
    marginLeft: margin,
    marginRight: margin,
    pageRanges: pages,
    // The page may name a size of its own; what was asked for is stronger.
    preferCSSPageSize: size === undefined && !landscape,
    transferMode: 'ReturnAsBase64',
  };
}

/** https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/tabs/PageSettings */
export interface FirefoxPageSettings {
  /** What the dialogue proposes; Firefox takes out what no name may hold. */
  readonly toFileName: string;
  readonly orientation: 0 | 1;
  readonly paperSizeUnit: 1;
  readonly paperWidth: number;
  readonly paperHeight: number;
  readonly scaling: number;
  readonly shrinkToFit: boolean;
  readonly showBackgroundColors: boolean;
  readonly showBackgroundImages: boolean;
  readonly marginTop: number;
  readonly marginBottom: number;
  readonly marginLeft: number;
  readonly marginRight: number;
}

/** It knows no ranges of pages. Its own header and footer stay as the user has them. */
export function firefoxPrint(wish: PrintWish, title: string): FirefoxPageSettings {
  const { landscape = false, background = false, size = 'A4', scale, marginMm = MARGIN_MM } = wish;
  const [paperWidth, paperHeight] = SIZES[size];
  const margin = marginMm / MM_PER_INCH;
  return {
    toFileName: `${title === '' ? 'page' : title}.pdf`,
    orientation: landscape ? 1 : 0,
    paperSizeUnit: 1,
    paperWidth,
    paperHeight,
    scaling: scale ?? 1,
    shrinkToFit: scale === undefined,
    showBackgroundColors: background,
    showBackgroundImages: background,
    marginTop: margin,
    marginBottom: margin,
    marginLeft: margin,
    marginRight: margin,
  };
}
