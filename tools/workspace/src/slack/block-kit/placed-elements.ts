import type { Element } from './elements.ts';
import type { NamedBlock } from './name-blocks.ts';

/** An element with the place it stands in: what a person can act upon. */
export type PlacedElement = {
  readonly blockId: string;
  readonly actionId: string;
  readonly element: Element;
  /** True where acting sends block_actions at once: actions, accessories, inputs with dispatch_action. */
  readonly dispatches: boolean;
  /** True where the element must be filled before the view may be submitted. */
  readonly required: boolean;
};

/** Every element of the blocks that a person can act upon, in the order shown. */
export function placedElements(blocks: readonly NamedBlock[]): PlacedElement[] {
  return blocks.flatMap((block): PlacedElement[] => {
    const place = (element: Element, dispatches: boolean, required: boolean): PlacedElement => ({
      blockId: block.block_id,
      actionId: element.action_id ?? '',
      element,
      dispatches,
      required,
    });
    switch (block.type) {
      case 'actions':
        return block.elements.map((element) => place(element, true, false));
      case 'section':
        return block.accessory && block.accessory.type !== 'image'
          ? [place(block.accessory, true, false)]
          : [];
      case 'input':
        return [place(block.element, block.dispatch_action, !block.optional)];
      case 'header':
      case 'divider':
      case 'image':
      case 'context':
        return [];
      default:
        return block satisfies never;
    }
  });
}
