import { type RawBuilder, sql } from 'kysely';

/** Whether a column's text begins so. Unlike `like`, it takes every character as it is, case included. */
export function startsWith(column: string, prefix: string): RawBuilder<boolean> {
  return sql<boolean>`substr(${sql.ref(column)}, 1, ${sql.lit(prefix.length)}) = ${prefix}`;
}
