import type { types } from '@slack/bolt';
import { clipText } from '../text/clip-text.ts';

/** Text without markup or emoji codes, clipped to what its place holds. */
export const plain = (text: string, limit: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: clipText(text, limit),
  emoji: false,
});

export const header = (text: string): types.HeaderBlock => ({ type: 'header', text: plain(text, 150) });

/** A paragraph in mrkdwn: whatever a person wrote in it has gone through `escapeText`. */
export const section = (text: string, accessory?: types.Button): types.SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: clipText(text, 3000), verbatim: true },
  ...(accessory === undefined ? {} : { accessory }),
});

/** What a person wrote, as it is: no markup is read in it. */
export const quote = (text: string): types.SectionBlock => ({ type: 'section', text: plain(text, 3000) });

export const context = (text: string): types.ContextBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: clipText(text, 3000), verbatim: true }],
});

export const divider = (): types.DividerBlock => ({ type: 'divider' });

export type ButtonParts = {
  readonly text: string;
  readonly actionId: string;
  readonly value?: string;
  readonly url?: string;
  readonly style?: 'primary' | 'danger';
  /** What a screen reader says instead of the short text. */
  readonly label?: string;
};

export const button = ({ text, actionId, value, url, style, label }: ButtonParts): types.Button => ({
  type: 'button',
  text: plain(text, 75),
  action_id: actionId,
  ...(value === undefined ? {} : { value }),
  ...(url === undefined ? {} : { url }),
  ...(style === undefined ? {} : { style }),
  ...(label === undefined ? {} : { accessibility_label: clipText(label, 75) }),
});

export const actions = (blockId: string, elements: types.Button[]): types.ActionsBlock => ({
  type: 'actions',
  block_id: blockId,
  elements,
});

/** A message with the plain text that notifications and screen readers use. */
export type Message = { readonly text: string; readonly blocks: types.KnownBlock[] };

/** A message of one paragraph. */
export const paragraph = (text: string): Message => ({ text, blocks: [section(text)] });

/** A banner that no page of a rehearsal goes without. */
export const rehearsalBanner = (rehearsal: boolean): types.KnownBlock[] =>
  rehearsal ? [context('*Répétition*\u00a0: rien de ce qui se fait ici ne compte pour le concours.')] : [];

/** At the top of a message, the same banner. */
export const withBanner = (rehearsal: boolean, message: Message): Message =>
  rehearsal
    ? { text: `Répétition\u00a0: ${message.text}`, blocks: [...rehearsalBanner(true), ...message.blocks] }
    : message;
