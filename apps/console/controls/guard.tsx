import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useWords } from '../words.ts'
import classes from './guard.module.css'

type Props = { readonly children: ReactNode; readonly whole?: boolean }

/** Keeps a fault in one part of the screen from taking the others with it: a map that dies must not end a call. */
export class Guard extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return <Failed whole={this.props.whole === true} onRetry={() => this.setState({ failed: false })} />
  }
}

function Failed({ whole, onRetry }: { readonly whole: boolean; readonly onRetry: () => void }) {
  const { desk } = useWords()
  return (
    <div className={classes['failed']} role="alert">
      <p>{whole ? desk.brokenWhole : desk.broken}</p>
      <Button size="compact-sm" variant="default" onClick={whole ? () => location.reload() : onRetry}>
        {whole ? desk.reload : desk.retry}
      </Button>
    </div>
  )
}
