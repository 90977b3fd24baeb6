/**
 * A Content-Disposition header (RFC 6266): the name in ASCII for old clients, and whole in UTF-8 (RFC 8187). Nothing
 * of the name can end the header, nor name a folder.
 */
export function contentDisposition(type: 'inline' | 'attachment', fileName: string): string {
  const name = fileName.replaceAll(/[\p{Cc}\u2028\u2029/\\]/gu, ' ').trim() || 'fichier';
  const ascii = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]|["%]/g, '_');
  return `${type}; filename="${ascii}"; filename*=UTF-8''${encodeExtended(name.toWellFormed())}`;
}

// encodeURIComponent leaves some characters that attr-char does not have (RFC 8187, 3.2.1).
function encodeExtended(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
