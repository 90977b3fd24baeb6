/** What a worker writes first, once its library is loaded. Its report follows on a line of its own. */
export const readyLine = '{"kind":"ready"}';
