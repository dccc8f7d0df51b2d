import { chooseLayout } from './layout-store.ts'
import { openMissing } from './open-windows.ts'

/** Chooses a layout, and opens its windows as far as the browser lets one key open them. */
export function takeLayout(id: string): void {
  chooseLayout(id)
  void openMissing()
}
