import type { Element } from './elements.ts';
import type { NamedBlock } from './name-blocks.ts';
import { isOffered, type Option } from './options.ts';
import { placedElements } from './placed-elements.ts';

/** What an element holds, as it stands in `view.state.values`. */
export type ElementState =
  | { type: 'plain_text_input'; value: string | null }
  | { type: 'static_select' | 'radio_buttons'; selected_option: Option | null }
  | { type: 'checkboxes'; selected_options: Option[] };

/** `view.state.values`: by block id, then by action id. */
export type StateValues = Record<string, Record<string, ElementState>>;

/** What a person enters: text, the value of an option, the values of the boxes ticked, or nothing. */
export type Entered = string | readonly string[] | null;

/** The options an element offers, groups flattened. */
export function offeredOptions(element: Element): readonly Option[] {
  switch (element.type) {
    case 'static_select':
      return element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
    case 'radio_buttons':
    case 'checkboxes':
    case 'overflow':
      return element.options;
    case 'button':
    case 'plain_text_input':
      return [];
    default:
      return element satisfies never;
  }
}

/** The state of an element once the person entered this; undefined for what the element cannot hold. */
export function enter(element: Element, entered: Entered): ElementState | undefined {
  const options = offeredOptions(element);
  const find = (value: string) => options.find((option) => option.value === value);
  switch (element.type) {
    case 'plain_text_input':
      if (entered !== null && typeof entered !== 'string') return undefined;
      return { type: element.type, value: entered === '' ? null : entered };
    case 'static_select':
    case 'radio_buttons': {
      if (entered === null) return { type: element.type, selected_option: null };
      const option = typeof entered === 'string' ? find(entered) : undefined;
      return option && { type: element.type, selected_option: option };
    }
    case 'checkboxes': {
      const values = typeof entered === 'string' ? [entered] : (entered ?? []);
      if (values.some((value) => find(value) === undefined)) return undefined;
      return {
        type: element.type,
        selected_options: options.filter((option) => values.includes(option.value)),
      };
    }
    case 'button':
    case 'overflow':
      return undefined;
    default:
      return element satisfies never;
  }
}

function initialState(element: Element): ElementState | undefined {
  switch (element.type) {
    case 'plain_text_input':
      return { type: element.type, value: element.initial_value ?? null };
    case 'static_select':
    case 'radio_buttons':
      return { type: element.type, selected_option: element.initial_option ?? null };
    case 'checkboxes':
      return { type: element.type, selected_options: element.initial_options ?? [] };
    case 'button':
    case 'overflow':
      return undefined;
    default:
      return element satisfies never;
  }
}

function stillHolds(element: Element, state: ElementState | undefined): state is ElementState {
  if (state === undefined || state.type !== element.type) return false;
  const options = offeredOptions(element);
  switch (state.type) {
    case 'plain_text_input':
      return true;
    case 'static_select':
    case 'radio_buttons':
      return state.selected_option === null || isOffered(state.selected_option, options);
    case 'checkboxes':
      return state.selected_options.every((option) => isOffered(option, options));
    default:
      return state satisfies never;
  }
}

/**
 * The state of freshly shown blocks. What was entered under the same block id and action id stays, and the
 * initial value counts only for what is new.
 */
export function stateOf(blocks: readonly NamedBlock[], before: StateValues = {}): StateValues {
  const values: StateValues = {};
  for (const { blockId, actionId, element } of placedElements(blocks)) {
    const held = before[blockId]?.[actionId];
    const state = stillHolds(element, held) ? held : initialState(element);
    if (state) (values[blockId] ??= {})[actionId] = state;
  }
  return values;
}
