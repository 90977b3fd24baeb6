import { z } from '@hono/zod-openapi';

// What no field may hold: C0 and C1 controls, and what ends a line for one reader and not for another.
const CONTROLS_IN_LINE = /[\p{Cc}\u2028\u2029]/u;
const CONTROLS_IN_TEXT = /[^\P{Cc}\n\t]|[\u2028\u2029]/u;

const isWellFormed = (value: string) => value.isWellFormed();
const broken = 'Le texte contient un caractère mal formé. Retirez-le.';

/** A field of one line, in NFC and trimmed: line feeds and other control characters never pass. */
export function line(max: number) {
  return z
    .string()
    .refine(isWellFormed, broken)
    .refine(
      (value) => !CONTROLS_IN_LINE.test(value),
      'Ce champ tient sur une ligne\u00a0: retirez les retours à la ligne et les caractères de contrôle.',
    )
    .normalize('NFC')
    .trim()
    .max(max);
}

/** A longer text, in NFC and trimmed, its lines ended by LF. */
export function paragraphs(max: number) {
  return z
    .string()
    .refine(isWellFormed, broken)
    .overwrite((value) => value.replaceAll('\r\n', '\n'))
    .refine((value) => !CONTROLS_IN_TEXT.test(value), 'Retirez les caractères de contrôle de ce texte.')
    .normalize('NFC')
    .trim()
    .max(max);
}
