import { z } from 'zod';

/** A cell that holds one line of text: no control characters, at most `max` characters. */
export function line(max: number) {
  return z
    .string()
    .max(max, `${max} caractères au plus`)
    .regex(/^\P{Cc}*$/u, 'contient un caractère de contrôle ou un retour à la ligne');
}

/** Such a cell that may not be left empty. */
export function filledLine(max: number) {
  return line(max).min(1, 'ne doit pas être vide');
}

/** An e-mail address, or nothing. */
export const optionalEmail = z.literal('').or(z.email('n’est pas une adresse électronique'));
