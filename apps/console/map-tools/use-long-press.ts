import type { Point } from '@tocsin/domain'
import type { MapHandle } from '@tocsin/ui/map'
import { useEffect, useEffectEvent, type RefObject } from 'react'
import { moveCursor, takeUp, tools } from './tool.ts'

/** So long a mark is pressed before it comes along: nobody takes a place up by chance. */
const pressMs = 600
const reachPx = 16
const slipPx = 5

type Drag = { readonly x: number; readonly y: number; readonly timer: ReturnType<typeof setTimeout>; isHeld: boolean }

/**
 * A long press on the selected incident's mark takes it up, and it follows the mouse until it is let go; `drop` is then
 * asked. While a place is in hand already it is taken by its mark at once.
 */
export function useLongPress(
  map: RefObject<MapHandle | null>,
  incident: string | null,
  point: Point | undefined,
  drop: () => void,
): void {
  const pointOf = useEffectEvent(() => {
    const { hand } = tools.get()
    return hand.tool === 'carry' ? hand.cursor : hand.tool === 'none' ? point : undefined
  })
  const take = useEffectEvent(() => {
    if (tools.get().hand.tool === 'none' && incident !== null && point !== undefined) takeUp(incident, point)
    map.current?.hold(true)
  })
  const dropNow = useEffectEvent(drop)

  useEffect(() => {
    let drag: Drag | undefined
    const end = (): void => {
      clearTimeout(drag?.timer)
      if (drag?.isHeld === true) map.current?.hold(false)
      drag = undefined
    }
    const hold = (): void => {
      if (drag === undefined) return
      drag.isHeld = true
      take()
    }
    const down = ({ target, clientX: x, clientY: y, button, pointerType }: PointerEvent): void => {
      end()
      const at = pointOf()
      const where = at === undefined ? undefined : map.current?.where(at)
      const isOnMap = target instanceof Element && target.closest('.tocsin-map-canvas') !== null
      if (where === undefined || !isOnMap || button !== 0 || pointerType === 'touch') return
      if (Math.hypot(where.x - x, where.y - y) > reachPx) return
      const isInHand = tools.get().hand.tool === 'carry'
      drag = { x, y, timer: setTimeout(hold, isInHand ? 0 : pressMs), isHeld: false }
    }
    const move = ({ clientX, clientY }: PointerEvent): void => {
      if (drag === undefined) return
      const isSlip = Math.hypot(drag.x - clientX, drag.y - clientY) > slipPx
      if (!drag.isHeld) return isSlip ? end() : undefined
      const at = map.current?.at(clientX, clientY)
      if (isSlip && at !== undefined) moveCursor(at)
    }
    const up = ({ clientX, clientY }: PointerEvent): void => {
      const isMoved = drag?.isHeld === true && Math.hypot(drag.x - clientX, drag.y - clientY) > slipPx
      end()
      if (isMoved) dropNow()
    }
    addEventListener('pointerdown', down, { capture: true })
    addEventListener('pointermove', move)
    addEventListener('pointerup', up)
    return () => {
      end()
      removeEventListener('pointerdown', down, { capture: true })
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', up)
    }
  }, [map])
}
