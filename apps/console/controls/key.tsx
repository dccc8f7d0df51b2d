import classes from './key.module.css'

/** A key cap. Screen readers have `aria-keyshortcuts` and the help; they are spared the decoration. */
export const Key = ({ label }: { readonly label: string }) => (
  <kbd className={classes['key']} aria-hidden="true">
    {label}
  </kbd>
)
