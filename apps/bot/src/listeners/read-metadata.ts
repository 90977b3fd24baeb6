import { z } from 'zod';

export const entryCode = z.string().regex(/^\p{Lu}{1,10}-\d{1,9}$/u);

const sheet = z.strictObject({ code: entryCode });
const recusal = z.strictObject({ code: entryCode, graded: z.int().min(0).max(100) });

const grading = z.strictObject({ slug: z.string().max(100), open: z.boolean() });

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Which entry a grading modal is about; null for a view that isn't ours, or no longer. */
export const readSheetMetadata = (text: string): z.infer<typeof sheet> | null =>
  sheet.safeParse(parseJson(text)).data ?? null;

/** Which entry a recusal is about, and how many submitted grades it was said to void. */
export const readRecusalMetadata = (text: string): z.infer<typeof recusal> | null =>
  recusal.safeParse(parseJson(text)).data ?? null;

/** Which category's grading a confirmation opens or closes. */
export const readGradingMetadata = (text: string): z.infer<typeof grading> | null =>
  grading.safeParse(parseJson(text)).data ?? null;
