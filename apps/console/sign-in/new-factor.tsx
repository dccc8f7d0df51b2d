import { z } from 'zod'
import { useWords } from '../words.ts'
import classes from './second-step.module.css'

/** A secret that an authenticator is set up with: as a picture (SVG), and to type (base32). */
export const factorProposal = z.object({ secret: z.string(), picture: z.string() })
export type FactorProposal = z.output<typeof factorProposal>

/** The picture that an authenticator scans, and the same to type. */
export function NewFactor({ factor: { secret, picture } }: { readonly factor: FactorProposal }) {
  const { signInWays } = useWords()
  return (
    <>
      <p>{signInWays.setUp}</p>
      <img
        className={classes['picture']}
        src={`data:image/svg+xml,${encodeURIComponent(picture)}`}
        alt={signInWays.picture}
        width={160}
        height={160}
      />
      <p>
        {signInWays.secret} <code className={classes['secret']}>{secret}</code>
      </p>
    </>
  )
}
