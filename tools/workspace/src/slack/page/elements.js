import { confirm } from './confirm.js';
import { h, link } from './dom.js';
import { textObject } from './mrkdwn.js';

const idOf = (surface, block, element) => `${surface.id}-${block.block_id}-${element.action_id}`;
const marks = (block, element, kind) => ({
  'data-block': block.block_id,
  'data-action': element.action_id,
  'data-kind': kind,
});

async function send(surface, block, element, value) {
  if (element.confirm && !(await confirm(element.confirm))) {
    surface.restore();
    return;
  }
  await surface.click(block.block_id, element.action_id, value);
}

function button(element, block, surface) {
  const properties = {
    id: idOf(surface, block, element),
    class: `button ${element.style ?? ''}`,
    'aria-label': element.accessibility_label,
    ...marks(block, element, 'button'),
    onclick: () => void send(surface, block, element, null),
  };
  if (element.url) {
    const anchor = link(element.url, element.text.text);
    for (const [name, value] of Object.entries(properties)) {
      if (name !== 'onclick' && value !== undefined) anchor.setAttribute(name, value);
    }
    anchor.addEventListener('click', properties.onclick);
    return anchor;
  }
  return h('button', { type: 'button', ...properties }, element.text.text);
}

function select(element, block, surface, { name, dispatches, state, describedBy, required }) {
  const chosen = state?.selected_option?.value ?? '';
  const option = ({ value, text, description }) =>
    h(
      'option',
      { value, selected: value === chosen },
      description ? `${text.text} — ${description.text}` : text.text,
    );
  const groups = element.option_groups?.map((group) =>
    h('optgroup', { label: group.label.text }, ...group.options.map(option)),
  );
  return h(
    'select',
    {
      id: idOf(surface, block, element),
      'aria-label': name,
      'aria-describedby': describedBy,
      'aria-required': required && 'true',
      ...marks(block, element, dispatches ? 'dispatched' : 'entry'),
      onchange: (event) => {
        if (dispatches) void send(surface, block, element, event.target.value || null);
      },
    },
    h('option', { value: '', selected: chosen === '' }, element.placeholder?.text ?? 'Choisissez une option'),
    ...(groups ?? element.options.map(option)),
  );
}

function choices(element, block, surface, { name, legend, dispatches, state, describedBy }) {
  const many = element.type === 'checkboxes';
  const chosen = many
    ? (state?.selected_options ?? []).map((option) => option.value)
    : [state?.selected_option?.value];
  const id = idOf(surface, block, element);
  const ticked = (field) => [...field.querySelectorAll('input:checked')].map((box) => box.value);
  const field = h(
    'fieldset',
    {
      id: `${id}-group`,
      'aria-label': legend ? null : name,
      'aria-labelledby': legend?.id,
      'aria-describedby': describedBy,
      role: many ? 'group' : 'radiogroup',
      ...marks(block, element, dispatches ? 'dispatched' : 'entry'),
      'data-many': many,
      onchange: () => {
        if (!dispatches) return;
        const values = ticked(field);
        void send(surface, block, element, many ? values : (values[0] ?? null));
      },
    },
    legend,
    ...element.options.map((option, index) =>
      h(
        'label',
        { class: 'choice' },
        h('input', {
          type: many ? 'checkbox' : 'radio',
          id: `${id}-${index}`,
          name: id,
          value: option.value,
          checked: chosen.includes(option.value),
        }),
        h(
          'span',
          {},
          textObject(option.text),
          option.description && h('span', { class: 'description' }, textObject(option.description)),
        ),
      ),
    ),
  );
  return field;
}

function textInput(element, block, surface, { dispatches, state, describedBy, required }) {
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const field = h(element.multiline ? 'textarea' : 'input', {
    id: idOf(surface, block, element),
    placeholder: element.placeholder?.text,
    maxlength: element.max_length ?? 3000,
    autocomplete: 'off',
    autofocus: element.focus_on_load,
    'aria-describedby': describedBy,
    'aria-required': required && 'true',
    ...marks(block, element, 'entry'),
    oninput: () => {
      if (dispatches && triggers.includes('on_character_entered')) {
        void send(surface, block, element, field.value);
      }
    },
    onkeydown: (event) => {
      if (event.key !== 'Enter' || element.multiline || !dispatches) return;
      event.preventDefault();
      if (triggers.includes('on_enter_pressed')) void send(surface, block, element, field.value);
    },
  });
  field.value = state?.value ?? '';
  return field;
}

function overflow(element, block, surface, { name }) {
  const menu = h('div', { class: 'menu', role: 'menu', hidden: true });
  const opener = h(
    'button',
    {
      type: 'button',
      id: idOf(surface, block, element),
      'aria-label': name ? `Plus d’actions\u00a0: ${name}` : 'Plus d’actions',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      ...marks(block, element, 'overflow'),
      onclick: () => show(menu.hidden),
    },
    '⋯',
  );
  function show(open) {
    menu.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    if (open) menu.firstElementChild?.focus();
  }
  for (const option of element.options) {
    const choose = () => {
      show(false);
      opener.focus();
      void send(surface, block, element, option.value);
    };
    const item = option.url
      ? link(option.url, option.text.text)
      : h('button', { type: 'button' }, option.text.text);
    item.setAttribute('role', 'menuitem');
    item.addEventListener('click', choose);
    menu.append(item);
  }
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      show(false);
      opener.focus();
    }
    const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
    if (step) {
      event.preventDefault();
      document.activeElement[step]?.focus();
    }
  });
  return h('div', { class: 'overflow' }, opener, menu);
}

const makers = {
  button,
  static_select: select,
  radio_buttons: choices,
  checkboxes: choices,
  plain_text_input: textInput,
  overflow,
};

/** An element of Block Kit; `surface` is the view or message it stands in. */
export function renderElement(element, block, surface, options) {
  const state = surface.values[block.block_id]?.[element.action_id];
  return makers[element.type](element, block, surface, { ...options, state });
}

export { idOf };
