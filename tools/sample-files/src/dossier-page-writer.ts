import { PageSizes, type PDFDocument, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';

/** Writes text down A4 pages, opening the next page where one is full. */
export type PageWriter = {
  readonly heading: (text: string, size?: number) => void;
  readonly paragraph: (text: string) => void;
  /** Moves to the top of a new page, and gives it. */
  readonly openPage: () => PDFPage;
};

const margin = 62;
const bodySize = 11;
const ink = rgb(0.1, 0.1, 0.15);
const blue = rgb(0.05, 0.2, 0.45);

/** Starts on a first page; `bold` serves for headings, `regular` for the rest. */
export function createPageWriter(document: PDFDocument, regular: PDFFont, bold: PDFFont): PageWriter {
  const [width, height] = PageSizes.A4;
  let page = document.addPage(PageSizes.A4);
  let y = height - margin;

  const openPage = (): PDFPage => {
    page = document.addPage(PageSizes.A4);
    y = height - margin;
    return page;
  };
  const line = (text: string, font: PDFFont, size: number, color: typeof ink): void => {
    y -= size * 1.4;
    page.drawText(text, { x: margin, y, size, font, color });
  };
  const roomFor = (points: number): void => {
    if (y - points < margin) openPage();
  };

  return {
    heading: (text, size = 13) => {
      const lines = wrapText(readable(text, bold), bold, size, width - 2 * margin);
      // A heading stays with the first lines of its paragraph.
      roomFor(size * 2 + lines.length * size * 1.4 + 4 * bodySize);
      y -= size * 0.9;
      for (const part of lines) line(part, bold, size, blue);
      y -= 4;
    },
    paragraph: (text) => {
      for (const part of wrapText(readable(text, regular), regular, bodySize, width - 2 * margin)) {
        roomFor(bodySize * 1.4);
        line(part, regular, bodySize, ink);
      }
      y -= 5;
    },
    openPage,
  };
}

/** The standard fonts know the Windows-1252 characters; thin no-break spaces become wide, the rest a question mark. */
function readable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet());
  return Array.from(text.replaceAll('\u202f', '\u00a0').replaceAll(/[\t\n\r]+/gu, ' '))
    .map((character) => (known.has(character.codePointAt(0) ?? 0) ? character : '?'))
    .join('');
}

function wrapText(text: string, font: PDFFont, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && font.widthOfTextAtSize(longer, size) > width) {
      lines.push(current);
      current = word;
    } else {
      current = longer;
    }
  }
  return [...lines, current];
}
