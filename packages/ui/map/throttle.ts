/** Runs `task` at once, then at most every `intervalMs` while it is asked for again: the last request is never lost. */
export class Throttle {
  readonly #task: () => void
  readonly #intervalMs: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = false

  constructor(intervalMs: number, task: () => void) {
    this.#intervalMs = intervalMs
    this.#task = task
  }

  readonly ask = (): void => {
    if (this.#timer !== undefined) {
      this.#asked = true
      return
    }
    this.#task()
    this.#timer = setTimeout(this.#wake, this.#intervalMs)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#asked = false
  }

  readonly #wake = (): void => {
    this.#timer = undefined
    if (!this.#asked) return
    this.#asked = false
    this.ask()
  }
}
