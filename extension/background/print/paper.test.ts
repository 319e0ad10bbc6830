import { expect, it } from 'vitest';
import { chromiumPrint, firefoxPrint } from './paper.ts';

it('asks Chromium in inches, for A4 unless the page or the caller says otherwise', () => {
  expect(chromiumPrint({})).toMatchObject({ preferCSSPageSize: true, landscape: false, scale: 1, pageRanges: '' });
  expect(chromiumPrint({}).paperWidth).toBeCloseTo(8.268, 3);
  const letter = chromiumPrint({ size: 'letter', marginMm: 25.4, pages: '1-3', background: true });
  expect(letter).toMatchObject({ paperWidth: 8.5, paperHeight: 11, marginTop: 1, preferCSSPageSize: false });
  expect(letter).toMatchObject({ pageRanges: '1-3', printBackground: true });
});

it('asks Firefox in millimetres, margins in inches, and fits the width unless a scale is named', () => {
  expect(firefoxPrint({ landscape: true, marginMm: 0 }, 'Invoice 7')).toMatchObject({
    toFileName: 'Invoice 7.pdf',
    orientation: 1,
    paperSizeUnit: 1,
    paperWidth: 210,
    paperHeight: 297,
    marginLeft: 0,
    shrinkToFit: true,
  });
  expect(firefoxPrint({ scale: 0.5 }, '')).toMatchObject({ scaling: 0.5, shrinkToFit: false, toFileName: 'page.pdf' });
});
