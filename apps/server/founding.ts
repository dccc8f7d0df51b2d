import { founding, type Founding, type Organisation } from '@tocsin/domain'
import { StartupError } from './postgres/index.ts'

const { name, division, timeZone } = founding.shape

/** What an installation is founded with, variable by variable: what it has to be, and what it is when nobody says so. */
const settings = [
  { variable: 'TOCSIN_DIVISION', shape: division, wants: 'six digits such as 440306', otherwise: () => '440000' },
  {
    variable: 'TOCSIN_NAME_ZH',
    shape: name.shape.zh,
    wants: 'a name of 1 to 100 characters on one line',
    otherwise: () => '指挥中心',
  },
  {
    variable: 'TOCSIN_NAME_EN',
    shape: name.shape.en,
    wants: 'a name of 1 to 100 characters on one line',
    otherwise: () => 'Command centre',
  },
  {
    variable: 'TOCSIN_TIME_ZONE',
    shape: timeZone,
    wants: 'an IANA time zone such as Asia/Shanghai',
    otherwise: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  },
] as const
type Setting = (typeof settings)[number]

function read(env: NodeJS.ProcessEnv, { variable, shape, wants, otherwise }: Setting): string {
  const text = env[variable]?.trim() ?? otherwise()
  if (!shape.safeParse(text).success || !text.isWellFormed() || /\p{Cc}/u.test(text))
    throw new StartupError(`${variable} is not usable: set it to ${wants}.`)
  return text
}

/** Reads from the environment what a new installation is founded with; throws `StartupError` that names the variable. */
export function readFounding(env: NodeJS.ProcessEnv): Founding {
  const [code, zh, en, zone] = settings.map((setting) => read(env, setting))
  return founding.parse({ division: code, name: { zh, en }, timeZone: zone })
}

/**
 * One line when the environment says otherwise than the organisation was founded with: numbers and times in the log rest
 * on it, so it stays. Undefined when they agree, or the environment says nothing.
 */
export function differingFounding(
  env: NodeJS.ProcessEnv,
  founded: Pick<Organisation, 'division' | 'name' | 'timeZone'>,
): string | undefined {
  const wanted = readFounding(env)
  const values = (of: Founding): readonly string[] => [of.division, of.name.zh, of.name.en, of.timeZone]
  const [now, then] = [values(wanted), values(founded)]
  const differing = settings.flatMap(({ variable }, index) =>
    env[variable] !== undefined && now[index] !== then[index] ? [`${variable} (is ${then[index]})`] : [],
  )
  return differing.length === 0
    ? undefined
    : `Set once, at the first start, and not changed now: ${differing.join(', ')}. Only a new data folder (TOCSIN_DATA) is founded otherwise.`
}
