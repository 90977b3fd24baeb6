import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Where the bundled ffprobe of this system and processor lies. The package's own module ends the process on systems
 * that it doesn't know, so its path is built here; where there is no such program, the check says `unavailable`.
 */
export function bundledFfprobe(): string {
  const folder = dirname(createRequire(import.meta.url).resolve('ffprobe-static/package.json'));
  const name = process.platform === 'win32' ? 'ffprobe.exe' : 'ffprobe';
  return join(folder, 'bin', process.platform, process.arch, name);
}
