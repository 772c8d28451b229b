import { type ComponentType, lazy as reactLazy, type LazyExoticComponent } from 'react'

/** A component whose code is loaded when it is first shown, or earlier by `preload`. */
export type LazyScreen = LazyExoticComponent<ComponentType> & { preload?: () => void }

/** Like React's lazy, and it can be told to begin loading before anything is shown. */
export function lazy(load: () => Promise<{ default: ComponentType }>): LazyScreen {
  let started: Promise<{ default: ComponentType }> | null = null
  const once = () => {
    // A failed load may be tried again.
    started ??= load().catch((error: unknown) => {
      started = null
      throw error
    })
    return started
  }
  const screen: LazyScreen = reactLazy(once)
  screen.preload = () => void once().catch(() => undefined)
  return screen
}
