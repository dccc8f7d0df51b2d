/** How a picture lies in its frame: enlarged by `scale`, its top left corner at x, y in pixels of the frame. */
export type Lie = { readonly scale: number; readonly x: number; readonly y: number }
export type Size = { readonly width: number; readonly height: number }

const farthest = 0.5
const nearest = 16

/** The whole picture in the middle of the frame, as large as it gets. */
export function whole(frame: Size, picture: Size): Lie {
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height)
  return { scale, x: (frame.width - picture.width * scale) / 2, y: (frame.height - picture.height * scale) / 2 }
}

/** Nearer or farther by a factor, with the point x, y of the frame staying where it is; within limits of the whole view. */
export function zoomed(lie: Lie, factor: number, at: { readonly x: number; readonly y: number }, fit: number): Lie {
  const scale = Math.min(fit * nearest, Math.max(fit * farthest, lie.scale * factor))
  const grown = scale / lie.scale
  return { scale, x: at.x - (at.x - lie.x) * grown, y: at.y - (at.y - lie.y) * grown }
}

/** Moved by so many pixels, but never out of sight: the frame's middle stays on the picture. */
export function moved(lie: Lie, dx: number, dy: number, frame: Size, picture: Size): Lie {
  const within = (value: number, middle: number, extent: number): number =>
    Math.min(middle, Math.max(middle - extent * lie.scale, value))
  return {
    ...lie,
    x: within(lie.x + dx, frame.width / 2, picture.width),
    y: within(lie.y + dy, frame.height / 2, picture.height),
  }
}
