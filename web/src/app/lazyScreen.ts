import { type ComponentType, createElement, lazy as reactLazy, useState } from 'react'

/** A component whose code is loaded when it is first shown, or earlier by `preload`. */
export type LazyScreen = ComponentType & { preload: () => Promise<void> }

/** Like React's lazy, and it can be told to begin loading before anything is shown; then it shows at once. */
export function lazy(load: () => Promise<{ default: ComponentType }>): LazyScreen {
  let started: Promise<{ default: ComponentType }> | null = null
  let loaded: ComponentType | null = null
  const once = () => {
    // A failed load may be tried again.
    started ??= load().then(
      (module) => {
        loaded = module.default
        return module
      },
      (error: unknown) => {
        started = null
        throw error
      },
    )
    return started
  }
  const Later = reactLazy(once)
  function Screen() {
    // Decided once: a change in between would begin the screen anew.
    const [Content] = useState<ComponentType>(() => loaded ?? Later)
    return createElement(Content)
  }
  Screen.preload = () =>
    once().then(
      () => undefined,
      () => undefined,
    )
  return Screen
}
