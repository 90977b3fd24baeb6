import type { Block } from './blocks.ts';

type Named<T> = T extends { block_id?: string | undefined } ? T & { block_id: string } : never;

/** A block as Slack keeps it: every block has its id, every element its action id. */
export type NamedBlock = Named<Block>;

/** Gives a made-up id to blocks and elements that came without, as Slack does: a new one each time. */
export function nameBlocks(blocks: readonly Block[], newId: () => string): NamedBlock[] {
  return blocks.map((block): NamedBlock => {
    const blockId = block.block_id ?? newId();
    switch (block.type) {
      case 'actions':
        return {
          ...block,
          block_id: blockId,
          elements: block.elements.map((element) => ({
            ...element,
            action_id: element.action_id ?? newId(),
          })),
        };
      case 'input':
        return {
          ...block,
          block_id: blockId,
          element: { ...block.element, action_id: block.element.action_id ?? newId() },
        };
      case 'section':
        if (block.accessory === undefined || block.accessory.type === 'image') {
          return { ...block, block_id: blockId };
        }
        return {
          ...block,
          block_id: blockId,
          accessory: { ...block.accessory, action_id: block.accessory.action_id ?? newId() },
        };
      case 'header':
      case 'divider':
      case 'image':
      case 'context':
        return { ...block, block_id: blockId };
      default:
        return block satisfies never;
    }
  });
}
