/** The size of a file as people say it: `0.4 MB`, and below a tenth of that in kilobytes. */
export const sizeText = (bytes: number): string =>
  bytes < 1e5 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`
