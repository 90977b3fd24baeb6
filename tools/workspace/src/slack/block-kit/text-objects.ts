import { z } from 'zod';

/** A plain_text object of at most `max` characters; Slack answers with `emoji: true` where it was left out. */
export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().default(true),
  });

/** A mrkdwn object of at most `max` characters. */
export const mrkdwnText = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().default(false),
  });

/** Either kind of text, where Slack takes both. */
export const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwnText(max)]);

/** The question asked before an element acts (title 100, text 300, buttons 30 characters). */
export const confirmation = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(['primary', 'danger']).optional(),
});

export type PlainText = z.infer<ReturnType<typeof plainText>>;
export type Text = z.infer<ReturnType<typeof anyText>>;
