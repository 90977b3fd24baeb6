import type { types } from '@slack/bolt';

type Place = { readonly path: string; readonly found: string };

const TEXT_LIMITS: Readonly<Record<string, number>> = { title: 24, submit: 24, close: 24 };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

const textLength = (value: unknown): number => (isRecord(value) ? lengthOf(value['text']) : 0);

const over = (path: string, length: number, limit: number): Place[] =>
  length > limit ? [{ path, found: `${length} > ${limit}` }] : [];

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const walkOption = (option: unknown, path: string): Place[] =>
  isRecord(option)
    ? [
        ...over(`${path}.text`, textLength(option['text']), 75),
        ...over(`${path}.description`, textLength(option['description']), 75),
      ]
    : [];

const walkElement = (element: unknown, path: string): Place[] => {
  if (!isRecord(element)) return [];
  const options = list(element['options']);
  const limit = element['type'] === 'checkboxes' || element['type'] === 'radio_buttons' ? 10 : 100;
  return [
    ...over(`${path}.action_id`, lengthOf(element['action_id']), 255),
    ...(element['type'] === 'button' ? over(`${path}.text`, textLength(element['text']), 75) : []),
    ...over(`${path}.accessibility_label`, lengthOf(element['accessibility_label']), 75),
    ...over(`${path}.placeholder`, textLength(element['placeholder']), 150),
    ...over(`${path}.initial_value`, lengthOf(element['initial_value']), 3000),
    ...over(`${path}.options`, options.length, limit),
    ...('options' in element && options.length === 0
      ? [{ path: `${path}.options`, found: 'no option' }]
      : []),
    ...options.flatMap((option, index) => walkOption(option, `${path}.options[${index}]`)),
  ];
};

const walkBlock = (block: Record<string, unknown>, path: string): Place[] => {
  const elements = list(block['elements']);
  const limits: Readonly<Record<string, number>> = { header: 150, section: 3000 };
  return [
    ...over(`${path}.text`, textLength(block['text']), limits[String(block['type'])] ?? 3000),
    ...(block['type'] === 'section' && textLength(block['text']) === 0
      ? [{ path, found: 'empty text' }]
      : []),
    ...over(`${path}.label`, textLength(block['label']), 2000),
    ...over(`${path}.hint`, textLength(block['hint']), 2000),
    ...over(`${path}.block_id`, lengthOf(block['block_id']), 255),
    ...over(`${path}.elements`, elements.length, block['type'] === 'actions' ? 25 : 10),
    ...elements.flatMap((element, index) => walkElement(element, `${path}.elements[${index}]`)),
    ...walkElement(block['element'], `${path}.element`),
    ...walkElement(block['accessory'], `${path}.accessory`),
  ];
};

const repeated = (blocks: readonly types.AnyBlock[]): Place[] => {
  const ids = blocks.flatMap((block) => (block.block_id === undefined ? [] : [block.block_id]));
  return ids.length === new Set(ids).size ? [] : [{ path: 'blocks', found: 'a block_id is repeated' }];
};

const KNOWN: readonly string[] = ['actions', 'context', 'divider', 'header', 'input', 'section'];

/** The blocks of a view, all of kinds we build. */
export const knownBlocks = (view: types.View): types.KnownBlock[] =>
  view.blocks.filter((block): block is types.KnownBlock => KNOWN.includes(block.type));

/** Everything by which blocks exceed Slack's limits; empty when Slack would take them. */
export const findExcesses = (blocks: readonly types.AnyBlock[], most: 50 | 100): Place[] => [
  ...over('blocks', blocks.length, most),
  ...repeated(blocks),
  ...blocks.flatMap((block, index) => (isRecord(block) ? walkBlock(block, `blocks[${index}]`) : [])),
];

/** The same for a whole view. */
export const findViewExcesses = (view: types.View): Place[] => [
  ...Object.entries(TEXT_LIMITS).flatMap(([name, limit]) =>
    over(name, textLength(Object.entries(view).find(([key]) => key === name)?.[1]), limit),
  ),
  ...over('private_metadata', view.private_metadata?.length ?? 0, 3000),
  ...over('bytes', Buffer.byteLength(JSON.stringify(view)), 250_000),
  ...(view.type === 'modal' && view.submit === undefined && view.blocks.some(({ type }) => type === 'input')
    ? [{ path: 'submit', found: 'needed where there are inputs' }]
    : []),
  ...findExcesses(view.blocks, 100),
];

/** Blocks whose French lacks a no-break space before high punctuation, by their texts. */
export const findLooseSpaces = (content: unknown): string[] => {
  if (typeof content === 'string') return / [;:!?»]|« /.test(content) ? [content] : [];
  if (Array.isArray(content)) return content.flatMap((each: unknown) => findLooseSpaces(each));
  return isRecord(content) ? Object.values(content).flatMap((each) => findLooseSpaces(each)) : [];
};
