import { describe, expect, test } from 'vitest';
import { blockList } from '../../src/slack/block-kit/blocks.ts';
import { describeIssues } from '../../src/slack/block-kit/describe-issues.ts';
import { viewDefinition } from '../../src/slack/block-kit/view-definition.ts';
import { plain, startLittleApp } from './little-app.ts';

const section = { type: 'section', text: plain('x') };
const option = (value: string) => ({ text: plain(value), value });
const options = (count: number) => Array.from({ length: count }, (_, index) => option(`o${index}`));
const button = (id: string) => ({ type: 'button', action_id: id, text: plain('Agir') });
const modal = (changes: object) => ({ type: 'modal', title: plain('Titre'), blocks: [section], ...changes });
const input = (element: object) => ({ type: 'input', label: plain('Champ'), element });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const many = (count: number, block: object) => Array.from({ length: count }, () => block);
const text = (length: number) => 'x'.repeat(length);

function faults(view: unknown): string[] {
  const parsed = viewDefinition.safeParse(view, { reportInput: true });
  return parsed.success ? [] : describeIssues(parsed.error.issues, '/view');
}
const blocks = (...list: object[]) => modal({ blocks: list, submit: plain('OK') });

describe('at the limit, and one beyond', () => {
  const cases: [string, (size: number) => object, number][] = [
    ['blocks of a view', (size) => modal({ blocks: many(size, section) }), 100],
    ['title', (size) => modal({ title: plain(text(size)) }), 24],
    ['submit', (size) => modal({ submit: plain(text(size)) }), 24],
    ['close', (size) => modal({ close: plain(text(size)) }), 24],
    ['private metadata', (size) => modal({ private_metadata: text(size) }), 3000],
    ['callback id', (size) => modal({ callback_id: text(size) }), 255],
    ['header', (size) => blocks({ type: 'header', text: plain(text(size)) }), 150],
    ['section text', (size) => blocks({ type: 'section', text: plain(text(size)) }), 3000],
    ['section fields', (size) => blocks({ type: 'section', fields: many(size, plain('x')) }), 10],
    ['block id', (size) => blocks({ ...section, block_id: text(size) }), 255],
    ['action id', (size) => blocks(actions(button(text(size)))), 255],
    [
      'input label',
      (size) => blocks({ ...input({ type: 'plain_text_input' }), label: plain(text(size)) }),
      2000,
    ],
    ['initial text', (size) => blocks(input({ type: 'plain_text_input', initial_value: text(size) })), 3000],
    ['text length', (size) => blocks(input({ type: 'plain_text_input', max_length: size })), 3000],
    ['radio options', (size) => blocks(input({ type: 'radio_buttons', options: options(size) })), 10],
    ['checkboxes', (size) => blocks(input({ type: 'checkboxes', options: options(size) })), 10],
    ['select options', (size) => blocks(input({ type: 'static_select', options: options(size) })), 100],
    ['overflow options', (size) => blocks(actions({ type: 'overflow', options: options(size) })), 5],
    [
      'option text',
      (size) => blocks(input({ type: 'static_select', options: [{ text: plain(text(size)), value: 'a' }] })),
      75,
    ],
    [
      'option description',
      (size) =>
        blocks(
          input({ type: 'radio_buttons', options: [{ ...option('a'), description: plain(text(size)) }] }),
        ),
      75,
    ],
    ['button text', (size) => blocks(actions({ type: 'button', text: plain(text(size)) })), 75],
    ['actions', (size) => blocks(actions(...options(size).map(({ value }) => button(value)))), 25],
    ['context', (size) => blocks({ type: 'context', elements: many(size, plain('x')) }), 10],
  ];
  test.each(cases)('%s', (_name, make, limit) => {
    expect(faults(make(limit))).toEqual([]);
    expect(faults(make(limit + 1))).not.toEqual([]);
  });

  test('blocks of a message', () => {
    expect(blockList(50).safeParse(many(50, section)).success).toBe(true);
    expect(blockList(50).safeParse(many(51, section)).success).toBe(false);
  });
});

describe('what Slack refuses', () => {
  const cases: [string, object, string][] = [
    [
      'inputs without submit',
      modal({ blocks: [input({ type: 'plain_text_input' })] }),
      '[ERROR] must be set when an input block is within the blocks array [json-pointer:/view/submit]',
    ],
    [
      'an initial option that is not offered',
      blocks(input({ type: 'static_select', options: options(2), initial_option: option('autre') })),
      '[ERROR] initial option must be one of the options [json-pointer:/view/blocks/0/element/initial_option]',
    ],
    [
      'two blocks of the same id',
      blocks({ ...section, block_id: 'a' }, { ...section, block_id: 'a' }),
      '[ERROR] block_id "a" already exists [json-pointer:/view/blocks/1/block_id]',
    ],
    [
      'two elements of the same action id in a block',
      blocks(actions(button('a'), button('a'))),
      '[ERROR] action_id "a" already exists [json-pointer:/view/blocks/0/elements/1/action_id]',
    ],
    [
      'mrkdwn where plain text is asked for',
      blocks({ type: 'header', text: { type: 'mrkdwn', text: '*gras*' } }),
      '[ERROR] must be one of: plain_text [json-pointer:/view/blocks/0/text/type]',
    ],
    [
      'a block of an unknown type',
      blocks({ type: 'tableau' }),
      '[ERROR] unsupported type [json-pointer:/view/blocks/0/type]',
    ],
    [
      'a button in an input',
      blocks(input(button('a'))),
      '[ERROR] unsupported type [json-pointer:/view/blocks/0/element/type]',
    ],
    [
      'a missing label',
      blocks({ type: 'input', element: { type: 'plain_text_input' } }),
      '[ERROR] missing required field: label [json-pointer:/view/blocks/0/label]',
    ],
    [
      'a field Slack does not know',
      blocks({ ...section, texte: 'x' }),
      '[ERROR] invalid additional property: texte [json-pointer:/view/blocks/0]',
    ],
    [
      'an empty text',
      blocks({ type: 'section', text: plain('') }),
      '[ERROR] must be more than 0 characters [json-pointer:/view/blocks/0/text/text]',
    ],
    [
      'a title too long',
      modal({ title: plain(text(25)) }),
      '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
    ],
  ];
  test.each(cases)('%s', (_name, view, message) => {
    expect(faults(view)).toContain(message);
  });
});

test('the Web API answers such a view with invalid_arguments, a message with invalid_blocks', async () => {
  await using app = await startLittleApp();
  await app.slack.command('U1', '/noter');
  const trigger = app.received[0]?.content['trigger_id'];
  const view = modal({ title: plain(text(25)) });
  expect(await app.call('views.open', { trigger_id: trigger, view })).toMatchObject({
    ok: false,
    error: 'invalid_arguments',
    response_metadata: {
      messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
    },
  });
  const message = { channel: 'U1', text: 'Bonjour', blocks: [{ type: 'header' }] };
  expect(await app.call('chat.postMessage', message)).toMatchObject({
    ok: false,
    error: 'invalid_blocks',
    response_metadata: { messages: [expect.stringContaining('json-pointer:/blocks/0/text')] },
  });
});

test('a view heavier than 250 kB is refused', async () => {
  await using app = await startLittleApp();
  const heavy = { type: 'section', text: plain('é'.repeat(3000)) };
  const publish = (count: number) =>
    app.call('views.publish', { user_id: 'U1', view: { type: 'home', blocks: many(count, heavy) } });
  expect(await publish(41)).toMatchObject({ ok: true });
  expect(await publish(42)).toMatchObject({ error: 'view_too_large' });
});
