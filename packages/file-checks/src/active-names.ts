import type { ActiveContent } from './dossier-report.ts';

/** Actions by the name under `S` (ISO 32000-2, table 201). Links to the web (URI) and within the file (GoTo) are allowed. */
export const actions: Readonly<Record<string, ActiveContent>> = {
  JavaScript: 'javascript',
  Launch: 'launch',
  SubmitForm: 'submit-form',
  ImportData: 'submit-form',
  GoToR: 'go-to-file',
  GoToE: 'go-to-attachment',
  Rendition: 'multimedia',
  RichMediaExecute: 'multimedia',
  Movie: 'multimedia',
  Sound: 'multimedia',
  GoTo3DView: 'multimedia',
};

/** Annotations by the name under `Subtype` (table 171). */
export const annotations: Readonly<Record<string, ActiveContent>> = {
  FileAttachment: 'attachment',
  RichMedia: 'multimedia',
  Movie: 'multimedia',
  Sound: 'multimedia',
  Screen: 'multimedia',
  '3D': 'multimedia',
};

/** Other objects by the name under `Type`: the content of an attached file. */
export const types: Readonly<Record<string, ActiveContent>> = { EmbeddedFile: 'attachment' };
