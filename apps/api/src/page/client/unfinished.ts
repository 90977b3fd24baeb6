/** What an upload is recognised by when its file is chosen again: the same file for another application is another. */
export function fingerprintOf(application: string, file: File): string {
  return ['palmares', application, file.name, file.size, file.lastModified].join('/');
}

/** The name of a file whose upload a closed browser left half-way; it must be chosen again, since no page keeps one. */
export function findUnfinished(application: string): string | undefined {
  const prefix = `tus::palmares/${application}/`;
  const key = Object.keys(localStorage).find((one) => one.startsWith(prefix));
  return key?.slice(prefix.length).split('/').slice(0, -2).join('/');
}
