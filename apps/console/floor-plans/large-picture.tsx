import { ActionIcon } from '@mantine/core'
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState, type PointerEvent } from 'react'
import { useWords } from '../words.ts'
import classes from './floor-plans.module.css'
import type { Picture } from './picture.ts'
import { useWindowKeys } from './use-window-keys.ts'
import { moved, whole, zoomed, type Lie, type Size } from './zoom.ts'

const stepFactor = 1.4
const stepPx = 60

/** A picture that one goes into: by wheel, keys and buttons nearer, by dragging and arrows along. */
export function LargePicture({ picture, label }: { readonly picture: Picture; readonly label: string }) {
  const { floorPlans } = useWords()
  const frame = useRef<HTMLElement>(null)
  const { width, height } = picture.canvas
  const size: Size = { width, height }
  const [lie, setLie] = useState<Lie | null>(null)
  const frameSize = (): Size => ({
    width: frame.current?.clientWidth ?? 1,
    height: frame.current?.clientHeight ?? 1,
  })
  const now = (): Lie => lie ?? whole(frameSize(), size)
  const middle = (): { x: number; y: number } => ({ x: frameSize().width / 2, y: frameSize().height / 2 })
  const zoom = (factor: number, at = middle()): void =>
    setLie(zoomed(now(), factor, at, whole(frameSize(), size).scale))
  const move = (dx: number, dy: number): void => setLie(moved(now(), dx, dy, frameSize(), size))

  const turnWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault()
    const box = frame.current?.getBoundingClientRect()
    zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) })
  })
  const fit = useEffectEvent(() => setLie(whole(frameSize(), size)))
  useEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    // React's own listener is passive: the page would scroll along.
    const listen = (event: WheelEvent): void => turnWheel(event)
    element.addEventListener('wheel', listen, { passive: false })
    const watch = new ResizeObserver(() => fit())
    watch.observe(element)
    return () => {
      element.removeEventListener('wheel', listen)
      watch.disconnect()
    }
  }, [])
  useWindowKeys((key) => stepOf(key, { zoom, move, fit: () => setLie(whole(frameSize(), size)) }))
  const drag = (event: PointerEvent): void => {
    if (event.buttons === 1) move(event.movementX, event.movementY)
  }
  return (
    <div className={classes['large']}>
      <section
        ref={frame}
        className={classes['frame']}
        aria-label={label}
        // The arrows move the picture: it has to have the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        data-autofocus
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
      >
        <img
          src={picture.url}
          alt={label}
          draggable={false}
          style={
            lie === null
              ? { visibility: 'hidden' }
              : { width: width * lie.scale, height: height * lie.scale, translate: `${lie.x}px ${lie.y}px` }
          }
        />
      </section>
      <div className={classes['zoom']}>
        <ActionIcon variant="default" size="md" aria-label={floorPlans.nearer} onClick={() => zoom(stepFactor)}>
          <IconPlus size={16} />
        </ActionIcon>
        <ActionIcon variant="default" size="md" aria-label={floorPlans.farther} onClick={() => zoom(1 / stepFactor)}>
          <IconMinus size={16} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="md"
          aria-label={floorPlans.whole}
          onClick={() => setLie(whole(frameSize(), size))}
        >
          <IconMaximize size={16} />
        </ActionIcon>
      </div>
    </div>
  )
}

type Steps = {
  readonly zoom: (factor: number) => void
  readonly move: (dx: number, dy: number) => void
  readonly fit: () => void
}

/** What a key does to the picture; undefined for keys that do nothing. */
function stepOf(key: string, { zoom, move, fit }: Steps): (() => void) | undefined {
  if (key === '+' || key === '=') return () => zoom(stepFactor)
  if (key === '-' || key === '_') return () => zoom(1 / stepFactor)
  if (key === '0') return fit
  if (key === 'ArrowLeft') return () => move(stepPx, 0)
  if (key === 'ArrowRight') return () => move(-stepPx, 0)
  if (key === 'ArrowUp') return () => move(0, stepPx)
  return key === 'ArrowDown' ? () => move(0, -stepPx) : undefined
}
