import { h } from './dom.js';
import { idOf, renderElement } from './elements.js';
import { textObject, wordsOf } from './mrkdwn.js';

const image = (picture) => h('img', { src: picture.image_url, alt: picture.alt_text });

function section(block, surface) {
  const { accessory } = block;
  const name = block.text ? wordsOf(block.text) : undefined;
  return h(
    'div',
    { class: 'section' },
    h(
      'div',
      { class: 'said' },
      block.text && textObject(block.text),
      block.fields && h('div', { class: 'fields' }, ...block.fields.map((field) => textObject(field))),
    ),
    accessory &&
      h(
        'div',
        { class: 'accessory' },
        accessory.type === 'image'
          ? image(accessory)
          : renderElement(accessory, block, surface, { name, dispatches: true }),
      ),
  );
}

function input(block, surface) {
  const { element } = block;
  const id = idOf(surface, block, element);
  const error = surface.errors?.[block.block_id];
  const describedBy = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const label = [block.label.text, block.optional && h('span', { class: 'optional' }, ' (facultatif)')];
  const grouped = element.type === 'radio_buttons' || element.type === 'checkboxes';
  const field = renderElement(element, block, surface, {
    dispatches: block.dispatch_action,
    describedBy: describedBy || undefined,
    required: !block.optional,
    legend: grouped && h('legend', { id: `${id}-legend` }, ...label),
  });
  if (error) field.setAttribute('aria-invalid', 'true');
  return h(
    'div',
    { class: 'input' },
    !grouped && h('label', { for: id }, ...label),
    error && h('p', { class: 'error', id: `${id}-error`, role: 'alert' }, error),
    field,
    block.hint && h('p', { class: 'hint', id: `${id}-hint` }, block.hint.text),
  );
}

const makers = {
  header: (block) => h('h3', { class: 'header' }, block.text.text),
  divider: () => h('hr', { class: 'divider' }),
  image: (block) =>
    h('figure', { class: 'image' }, image(block), block.title && h('figcaption', {}, block.title.text)),
  context: (block) =>
    h(
      'div',
      { class: 'context' },
      ...block.elements.map((element) => (element.type === 'image' ? image(element) : textObject(element))),
    ),
  actions: (block, surface) =>
    h(
      'div',
      { class: 'actions' },
      ...block.elements.map((element) =>
        renderElement(element, block, surface, { dispatches: true, name: element.placeholder?.text }),
      ),
    ),
  section,
  input,
};

/**
 * The blocks of a view or message. `surface` says where they stand: `id`, `values`, `errors`,
 * `click(blockId, actionId, value)` and `restore()`, which shows the last known state again.
 */
export function renderBlocks(blocks, surface) {
  return h(
    'div',
    { class: 'blocks' },
    ...blocks.map((block) => {
      const node = makers[block.type](block, surface);
      node.dataset.blockId = block.block_id;
      return node;
    }),
  );
}

/** What stands in the entries of these blocks, by block id and action id. */
export function enteredIn(node) {
  const values = {};
  for (const field of node.querySelectorAll('[data-kind="entry"]')) {
    const { block, action, many } = field.dataset;
    const ticked = [...field.querySelectorAll('input:checked')].map((box) => box.value);
    const choice = many === undefined ? (ticked[0] ?? null) : ticked;
    values[block] = {
      ...values[block],
      [action]: field.localName === 'fieldset' ? choice : field.value || null,
    };
  }
  return values;
}

/** Puts back what was entered before the blocks were drawn again. */
export function enterAgain(node, values) {
  for (const field of node.querySelectorAll('[data-kind="entry"]')) {
    const entered = values[field.dataset.block]?.[field.dataset.action];
    if (entered === undefined) continue;
    if (field.localName === 'fieldset') {
      for (const box of field.querySelectorAll('input')) box.checked = [entered].flat().includes(box.value);
    } else if (field.localName !== 'select' || [...field.options].some(({ value }) => value === entered)) {
      field.value = entered ?? '';
    }
  }
}
