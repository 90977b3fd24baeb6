import { parseAccept } from 'hono/utils/accept';

/** The forms that a receipt can be had in, the one first that is given to who has no preference. */
export const receiptFormats = ['json', 'pdf', 'jose'] as const;

export type ReceiptFormat = (typeof receiptFormats)[number];

export const receiptMediaTypes: Readonly<Record<ReceiptFormat, string>> = {
  json: 'application/json',
  pdf: 'application/pdf',
  jose: 'application/jose',
};

/**
 * The form that an Accept header prefers (RFC 9110, 12.5.1), or null: none of them is acceptable. For each form the
 * most specific range counts; among equals the first one wins.
 */
export function negotiateReceiptFormat(accept: string | undefined): ReceiptFormat | null {
  if (accept === undefined || accept.trim() === '') return receiptFormats[0];
  const ranges = parseAccept(accept).map(({ type, q }) => ({ type: type.toLowerCase(), q }));
  const qualityOf = (format: ReceiptFormat) =>
    [receiptMediaTypes[format], 'application/*', '*/*']
      .map((wanted) => ranges.find(({ type }) => type === wanted)?.q)
      .find((q) => q !== undefined) ?? 0;
  const best = Math.max(...receiptFormats.map(qualityOf));
  return best > 0 ? (receiptFormats.find((format) => qualityOf(format) === best) ?? null) : null;
}
