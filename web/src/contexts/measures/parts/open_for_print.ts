import { useEffect } from 'react'

/** Opens every folded part before the page is printed, and folds it again afterwards; long proofs stay as they are. */
export function useOpenForPrint(): void {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = []
    const open = () => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open], .proof__more)')]
      for (const part of opened) part.open = true
    }
    const close = () => {
      for (const part of opened) part.open = false
    }
    addEventListener('beforeprint', open)
    addEventListener('afterprint', close)
    return () => {
      removeEventListener('beforeprint', open)
      removeEventListener('afterprint', close)
    }
  }, [])
}
