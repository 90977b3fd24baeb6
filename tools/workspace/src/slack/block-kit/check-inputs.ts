import type { StateValues } from './element-state.ts';
import type { NamedBlock } from './name-blocks.ts';
import { placedElements } from './placed-elements.ts';

/**
 * What Slack itself refuses before the app sees a submission, by block id: required inputs left empty, texts
 * too short or too long. French, as the person reads it; empty when all is well.
 */
export function checkInputs(blocks: readonly NamedBlock[], values: StateValues): Record<string, string> {
  const errors: Record<string, string> = {};
  const inputs = new Set(blocks.filter((block) => block.type === 'input').map((block) => block.block_id));
  for (const { blockId, actionId, element, required } of placedElements(blocks)) {
    if (!inputs.has(blockId)) continue;
    const state = values[blockId]?.[actionId];
    if (state === undefined) continue;
    switch (state.type) {
      case 'plain_text_input': {
        const length = state.value?.length ?? 0;
        const least = element.type === 'plain_text_input' ? (element.min_length ?? 0) : 0;
        const most = element.type === 'plain_text_input' ? (element.max_length ?? 3000) : 3000;
        if (required && length === 0) errors[blockId] = 'Ce champ est obligatoire.';
        else if (length > 0 && length < least) errors[blockId] = `Saisissez au moins ${least} caractères.`;
        else if (length > most) errors[blockId] = `Saisissez au plus ${most} caractères.`;
        break;
      }
      case 'static_select':
      case 'radio_buttons':
        if (required && state.selected_option === null) errors[blockId] = 'Ce champ est obligatoire.';
        break;
      case 'checkboxes':
        if (required && state.selected_options.length === 0) errors[blockId] = 'Ce champ est obligatoire.';
        break;
    }
  }
  return errors;
}
