import type { ApplicationMetadata } from '@palmares/rules/application';

const LONGEST_ADDRESS = 254;

// One bare address: no space, no list, no name before it, nothing that a header or an envelope could trip over.
const ADDRESS = /^[^\s@<>()[\]\\,;:"\p{C}]+@[^\s@<>()[\]\\,;:"\p{C}.]+(?:\.[^\s@<>()[\]\\,;:"\p{C}.]+)+$/u;

/** The address of an application's contact, or null where there is none that a message can be sent to. */
export function findRecipient({ contact }: ApplicationMetadata): string | null {
  return readAddress(contact?.email ?? '');
}

/** A typed address, trimmed, or null where it is not one address alone. */
export function readAddress(typed: string): string | null {
  const address = typed.trim();
  return address.length <= LONGEST_ADDRESS && ADDRESS.test(address) ? address : null;
}
