import { z } from 'zod';
import { choiceOption, isOffered, optionGroup, overflowOption, selectOption } from './options.ts';
import { confirmation, plainText } from './text-objects.ts';

const id = z.string().min(1).max(255).optional();
const notOffered = 'initial option must be one of the options';

export const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  action_id: id,
  url: z.string().max(3000).optional(),
  value: z.string().max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirmation.optional(),
  accessibility_label: z.string().max(75).optional(),
});

export const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    action_id: id,
    placeholder: plainText(150).optional(),
    options: z.array(selectOption).min(1).max(100).optional(),
    option_groups: z.array(optionGroup).min(1).max(100).optional(),
    initial_option: selectOption.optional(),
    confirm: confirmation.optional(),
    focus_on_load: z.boolean().optional(),
  })
  .superRefine((select, context) => {
    if ((select.options === undefined) === (select.option_groups === undefined)) {
      context.addIssue({ code: 'custom', message: 'needs either options or option_groups' });
    }
    const offered = select.options ?? select.option_groups?.flatMap((group) => group.options) ?? [];
    if (select.initial_option && !isOffered(select.initial_option, offered)) {
      context.addIssue({ code: 'custom', path: ['initial_option'], message: notOffered });
    }
  });

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    action_id: id,
    options: z.array(choiceOption).min(1).max(10),
    initial_option: choiceOption.optional(),
    confirm: confirmation.optional(),
    focus_on_load: z.boolean().optional(),
  })
  .superRefine((radio, context) => {
    if (radio.initial_option && !isOffered(radio.initial_option, radio.options)) {
      context.addIssue({ code: 'custom', path: ['initial_option'], message: notOffered });
    }
  });

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    action_id: id,
    options: z.array(choiceOption).min(1).max(10),
    initial_options: z.array(choiceOption).min(1).max(10).optional(),
    confirm: confirmation.optional(),
    focus_on_load: z.boolean().optional(),
  })
  .superRefine((boxes, context) => {
    for (const [index, option] of (boxes.initial_options ?? []).entries()) {
      if (!isOffered(option, boxes.options)) {
        context.addIssue({ code: 'custom', path: ['initial_options', index], message: notOffered });
      }
    }
  });

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: id,
  options: z.array(overflowOption).min(1).max(5),
  confirm: confirmation.optional(),
});

export const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: id,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
  placeholder: plainText(150).optional(),
  focus_on_load: z.boolean().optional(),
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(['on_enter_pressed', 'on_character_entered']))
        .min(1)
        .max(2),
    })
    .optional(),
});

export const imageElement = z.strictObject({
  type: z.literal('image'),
  image_url: z.string().min(1).max(3000),
  alt_text: z.string().min(1).max(2000),
});

export type Element =
  | z.infer<typeof button>
  | z.infer<typeof staticSelect>
  | z.infer<typeof radioButtons>
  | z.infer<typeof checkboxes>
  | z.infer<typeof overflow>
  | z.infer<typeof plainTextInput>;
