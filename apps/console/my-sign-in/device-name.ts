/** First those that say the name of another one too. */
const browsers = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|Chromium|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
] as const
const systems = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad|iPod)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const

const found = (names: readonly (readonly [string, RegExp])[], device: string): string | undefined =>
  names.find(([, pattern]) => pattern.test(device))?.[0]

/** What a `User-Agent` says of browser and system, for a person to know the own computer by; itself where it says neither. */
export function deviceName(device: string): string {
  const named = [found(browsers, device), found(systems, device)].filter((each) => each !== undefined)
  return named.length === 0 ? device : named.join(' · ')
}
