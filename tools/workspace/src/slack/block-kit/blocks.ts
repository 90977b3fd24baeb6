import { z } from 'zod';
import {
  button,
  checkboxes,
  imageElement,
  overflow,
  plainTextInput,
  radioButtons,
  staticSelect,
} from './elements.ts';
import { anyText, mrkdwnText, plainText } from './text-objects.ts';

const id = z.string().min(1).max(255).optional();

const header = z.strictObject({ type: z.literal('header'), block_id: id, text: plainText(150) });

const divider = z.strictObject({ type: z.literal('divider'), block_id: id });

const image = z.strictObject({
  type: z.literal('image'),
  block_id: id,
  image_url: z.string().min(1).max(3000),
  alt_text: z.string().min(1).max(2000),
  title: plainText(2000).optional(),
});

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: id,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: z
      .discriminatedUnion('type', [button, staticSelect, radioButtons, checkboxes, overflow, imageElement])
      .optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, {
    error: 'missing required field: text or fields',
  });

const context = z.strictObject({
  type: z.literal('context'),
  block_id: id,
  elements: z
    .array(z.discriminatedUnion('type', [plainText(3000), mrkdwnText(3000), imageElement]))
    .min(1)
    .max(10),
});

const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: id,
  elements: z
    .array(z.discriminatedUnion('type', [button, staticSelect, radioButtons, checkboxes, overflow]))
    .min(1)
    .max(25),
});

const input = z.strictObject({
  type: z.literal('input'),
  block_id: id,
  label: plainText(2000),
  element: z.discriminatedUnion('type', [plainTextInput, staticSelect, radioButtons, checkboxes]),
  hint: plainText(2000).optional(),
  optional: z.boolean().default(false),
  dispatch_action: z.boolean().default(false),
});

/** A block as an app may send it; ids may be missing. */
export const block = z.discriminatedUnion('type', [header, divider, image, section, context, actions, input]);

export type Block = z.infer<typeof block>;

/** At most `max` blocks whose ids are unique, and whose action ids are unique in their block. */
export const blockList = (max: number) =>
  z
    .array(block)
    .max(max)
    .superRefine((blocks, refinement) => {
      const blockIds = new Set<string>();
      for (const [index, { block_id: blockId }] of blocks.entries()) {
        if (blockId !== undefined && blockIds.has(blockId)) {
          refinement.addIssue({
            code: 'custom',
            path: [index, 'block_id'],
            message: `block_id "${blockId}" already exists`,
          });
        }
        if (blockId !== undefined) blockIds.add(blockId);
      }
      for (const [index, candidate] of blocks.entries()) {
        if (candidate.type !== 'actions') continue;
        const actionIds = new Set<string>();
        for (const [position, { action_id: actionId }] of candidate.elements.entries()) {
          if (actionId !== undefined && actionIds.has(actionId)) {
            refinement.addIssue({
              code: 'custom',
              path: [index, 'elements', position, 'action_id'],
              message: `action_id "${actionId}" already exists`,
            });
          }
          if (actionId !== undefined) actionIds.add(actionId);
        }
      }
    });
