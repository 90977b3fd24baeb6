import type { Upload } from 'tus-js-client';

declare global {
  interface Window {
    tus?: { readonly Upload: typeof Upload; readonly isSupported: boolean };
  }
}

/** The library that resumes uploads, fetched when it is first needed; undefined where it can't be or can't work. */
export function loadTus(path: string): Promise<Window['tus']> {
  if (window.tus) return Promise.resolve(window.tus);
  return new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = path;
    script.addEventListener('load', () => resolve(window.tus?.isSupported ? window.tus : undefined));
    script.addEventListener('error', () => resolve(undefined));
    document.head.append(script);
  });
}
