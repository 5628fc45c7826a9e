/** Esc closes what is open beside the network, wherever in it the focus is. */
import { useEffect, useRef, type RefObject } from 'react'

/**
 * Calls `onEscape` when Esc is pressed inside the element. A text field keeps its Esc, and so does whatever
 * has used it already.
 */
export function useEscape(place: RefObject<HTMLElement | null>, onEscape: (() => void) | null): void {
  const latest = useRef(onEscape)
  useEffect(() => {
    latest.current = onEscape
  })
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.target instanceof HTMLInputElement) return
      if (latest.current === null) return
      event.preventDefault()
      latest.current()
    }
    element.addEventListener('keydown', onKeyDown)
    return () => element.removeEventListener('keydown', onKeyDown)
  }, [place])
}
