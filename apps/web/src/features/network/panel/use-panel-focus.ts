/** Opening the panel by Enter moves the focus there; closing it brings the focus back to where it came from. */
import { useRef, useState } from 'react'

/** What is opened from within a panel leads back to where the panel itself was opened from. */
function isInPanel(element: Element | null): boolean {
  return element !== null && element.closest('aside, [role="dialog"]') !== null
}

export function usePanelFocus() {
  const opener = useRef<Element | null>(null)
  const [request, setRequest] = useState(0)
  return {
    /** Changes each time the reader asks to go to the panel; 0 when they did not. */
    request,
    noteOpening(isOpening: boolean) {
      if (!isInPanel(document.activeElement)) opener.current = document.activeElement
      setRequest((was) => (isOpening ? was + 1 : 0))
    },
    returnFocus() {
      setRequest(0)
      const element = opener.current
      if (element instanceof HTMLElement || element instanceof SVGElement) element.focus({ preventScroll: true })
    }
  }
}
