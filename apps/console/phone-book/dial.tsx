import { IconPhoneOutgoing } from '@tabler/icons-react'
import { useWords } from '../words.ts'
import classes from './phone-book.module.css'

/** A number large enough to be read off, which is a link as well: whatever answers `tel:` on this machine dials it. */
export function Dial({ number }: { readonly number: string }) {
  const { calls } = useWords()
  return (
    <a className={classes['dial']} href={telOf(number)}>
      <IconPhoneOutgoing size={22} aria-hidden />
      <b>{number}</b>
      <span>{calls.dial}</span>
    </a>
  )
}

/** RFC 3966: without what only helps the eye. */
export const telOf = (number: string): string =>
  `tel:${encodeURI(number.replaceAll(/[^0-9+*#]/g, '')).replaceAll('#', '%23')}`
