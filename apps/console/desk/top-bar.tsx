import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowsExchange,
  IconCalendar,
  IconDeviceTv,
  IconFileDescription,
  IconKey,
  IconDevices,
  IconKeyboard,
  IconLayoutDashboard,
  IconListCheck,
  IconLockOpen,
  IconLogout,
  IconMap,
  IconPrinter,
  IconSettings,
  IconShare2,
  IconShieldCheck,
  IconSwitchHorizontal,
  IconUser,
  IconUsers,
  IconUserShield,
} from '@tabler/icons-react'
import { formatTime } from '@tocsin/ui'
import { nameIn } from '@tocsin/ui/words'
import { AlertsButton } from '../alerts/alerts-button.tsx'
import { PremisesButton } from '../premises/premises-button.tsx'
import { Key } from '../controls/key.tsx'
import { shownKey } from '../keys.ts'
import { LanguageSwitch, ThemeSwitch } from '../controls/switches.tsx'
import { useLive } from '../live/line-context.ts'
import { useDocument } from '../live/use-board.ts'
import { useNow } from '../live/use-now.ts'
import { useLineState, useTimeZone, useViewer } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'
import { SoundsButton } from '../sounds/sounds-button.tsx'
import { useMyPost } from '../station/my-post.ts'
import { HonestyButton } from '../honesty/honesty-button.tsx'
import { LeaderNow } from '../duty/leader-now.tsx'
import { openDialog } from './desk-state.ts'
import { WaitingNames } from './waiting-names.tsx'
import classes from './top-bar.module.css'
import { useWhyNot } from './why-not.ts'

/** Whose desk this is, what time it is, whether it is live, who sits here. */
export function TopBar() {
  const { desk, layout, station } = useWords()
  const language = useLanguage()
  const organisation = useDocument('organisation', useViewer().org)
  const post = useDocument('post', useMyPost())
  return (
    <header className={classes['bar']}>
      <h1>
        <img src="/icon.svg" alt="" width={20} height={20} />
        <span>{organisation === undefined ? desk.product : nameIn(language, organisation.name)}</span>
      </h1>
      {post !== undefined && <b className={classes['post']}>{station.room(nameIn(language, post.name))}</b>}
      <HonestyButton />
      <LeaderNow />
      <span className={classes['spring']} />
      <ServerClock />
      <span className={classes['spring']} />
      <AlertsButton />
      <SoundsButton />
      <PremisesButton />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={layout.title}
        title={`${layout.title} (${shownKey('layouts')})`}
        onClick={() => openDialog({ kind: 'layouts' })}
      >
        <IconLayoutDashboard size={18} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={desk.help}
        title={`${desk.help} (${shownKey('help')})`}
        onClick={() => openDialog({ kind: 'help' })}
      >
        <IconKeyboard size={18} />
      </ActionIcon>
      <WaitingNames />
      <LanguageSwitch />
      <ThemeSwitch />
      <Who />
    </header>
  )
}

export function ServerClock() {
  const { desk } = useWords()
  const now = useNow()
  const zone = useTimeZone()
  const language = useLanguage()
  const day = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    month: 'short',
    day: 'numeric',
    weekday: 'short',
  }).format(now)
  return (
    <span className={classes['clock']} title={desk.serverTime}>
      <small>{day}</small>
      <time dateTime={new Date(now).toISOString()}>{formatTime(now, zone)}</time>
    </span>
  )
}

function Who() {
  const {
    audit,
    cities,
    desk,
    duty,
    fallback,
    lists,
    myRecord,
    mySignIn,
    relief,
    roll,
    seat,
    secrecy,
    sharing,
    siteSettings,
    terminals,
    trade,
    wall,
  } = useWords()
  const language = useLanguage()
  const whyNot = useWhyNot()
  const { line, signOut } = useLive()
  const { roles } = useViewer()
  const { pending } = useLineState()
  const names = roles.map((role) => trade.roles[role]).join(desk.listSeparator)
  const said = names === '' ? desk.noRole : names
  return (
    <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className={classes['who']} title={desk.signedInAs(line.login, said)}>
          <IconUser size={16} aria-hidden />
          <b>{line.login}</b>
          <span>{said}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes['menu'] ?? ''}>
        {whyNot('manage-cities') === undefined && (
          <Menu.Item leftSection={<IconMap size={15} />} onClick={() => openDialog({ kind: 'cities' })}>
            {cities.title}
          </Menu.Item>
        )}
        {whyNot('read-audit') === undefined && (
          <Menu.Item
            leftSection={<IconShieldCheck size={15} />}
            rightSection={<Key label={shownKey('audit')} />}
            onClick={() => openDialog({ kind: 'audit' })}
          >
            {audit.title}
          </Menu.Item>
        )}
        {whyNot('create-account') === undefined && (
          <Menu.Item
            leftSection={<IconUsers size={15} />}
            rightSection={<Key label={shownKey('roll')} />}
            onClick={() => openDialog({ kind: 'roll' })}
          >
            {roll.title}
          </Menu.Item>
        )}
        {whyNot('manage-terminals') === undefined && (
          <Menu.Item leftSection={<IconDevices size={15} />} onClick={() => openDialog({ kind: 'terminals' })}>
            {terminals.title}
          </Menu.Item>
        )}
        {whyNot('change-settings') === undefined && (
          <Menu.Item
            leftSection={<IconSettings size={15} />}
            rightSection={<Key label={shownKey('site-settings')} />}
            onClick={() => openDialog({ kind: 'site-settings' })}
          >
            {siteSettings.title}
          </Menu.Item>
        )}
        {whyNot('see-plan') === undefined && (
          <Menu.Item
            leftSection={<IconListCheck size={15} />}
            rightSection={<Key label={shownKey('response-plans')} />}
            onClick={() => openDialog({ kind: 'response-plans' })}
          >
            {lists.plans}
          </Menu.Item>
        )}
        {whyNot('see-duty') === undefined && (
          <Menu.Item
            leftSection={<IconCalendar size={15} />}
            rightSection={<Key label={shownKey('duty')} />}
            onClick={() => openDialog({ kind: 'duty' })}
          >
            {duty.title}
          </Menu.Item>
        )}
        {whyNot('see-relief') === undefined && (
          <Menu.Item
            leftSection={<IconArrowsExchange size={15} />}
            rightSection={<Key label={shownKey('relief')} />}
            onClick={() => openDialog({ kind: 'relief' })}
          >
            {relief.title}
          </Menu.Item>
        )}
        {whyNot('see-agreement') === undefined && (
          <Menu.Item
            leftSection={<IconShare2 size={15} />}
            rightSection={<Key label={shownKey('agreements')} />}
            onClick={() => openDialog({ kind: 'agreements' })}
          >
            {sharing.agreements}
          </Menu.Item>
        )}
        {whyNot('break-glass') === undefined && (
          <Menu.Item
            leftSection={<IconLockOpen size={15} />}
            rightSection={<Key label={shownKey('break-glass')} />}
            onClick={() => openDialog({ kind: 'break-glass' })}
          >
            {secrecy.glass}
          </Menu.Item>
        )}
        {whyNot('grant-role') === undefined && (
          <Menu.Item leftSection={<IconUserShield size={15} />} onClick={() => openDialog({ kind: 'stand-ins' })}>
            {secrecy.standIns}
          </Menu.Item>
        )}
        {whyNot('see-figures') === undefined && (
          <Menu.Item leftSection={<IconDeviceTv size={15} />} component="a" href="/wall" target="_blank">
            {wall.title}
          </Menu.Item>
        )}
        {whyNot('print-pack') === undefined && (
          <Menu.Item
            leftSection={<IconPrinter size={15} />}
            component="a"
            href={`/api/fallback-pack?language=${language}`}
            target="_blank"
          >
            {fallback.title}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconKey size={15} />}
          rightSection={<Key label={shownKey('my-sign-in')} />}
          onClick={() => openDialog({ kind: 'my-sign-in' })}
        >
          {mySignIn.menu}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileDescription size={15} />}
          rightSection={<Key label={shownKey('my-record')} />}
          onClick={() => openDialog({ kind: 'my-record' })}
        >
          {myRecord.menu}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconSwitchHorizontal size={15} />}
          rightSection={<Key label={shownKey('change-person')} />}
          onClick={() => openDialog({ kind: 'change-person' })}
        >
          {seat.title}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={15} />} onClick={signOut}>
          {pending.length === 0 ? desk.signOut : desk.signOutLoses(pending.length)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
