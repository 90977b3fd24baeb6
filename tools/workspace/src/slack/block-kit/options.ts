import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { anyText, plainText } from './text-objects.ts';

const value = z.string().min(1).max(150);

/** An option of a select: plain text only, text and description of 75 characters. */
export const selectOption = z.strictObject({
  text: plainText(75),
  value,
  description: plainText(75).optional(),
});

/** An option of radio buttons or checkboxes, where mrkdwn is allowed. */
export const choiceOption = z.strictObject({
  text: anyText(75),
  value,
  description: anyText(75).optional(),
});

/** A line of an overflow menu; it may open a link. */
export const overflowOption = z.strictObject({
  text: plainText(75),
  value,
  description: plainText(75).optional(),
  url: z.string().max(3000).optional(),
});

export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(selectOption).min(1).max(100),
});

export type Option = z.infer<typeof overflowOption> | z.infer<typeof choiceOption>;

/** Whether an initial option is, field for field, one of those offered, as Slack asks. */
export function isOffered(option: Option, options: readonly Option[]): boolean {
  return options.some((offered) => isDeepStrictEqual(offered, option));
}
