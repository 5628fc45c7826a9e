/**
 * Dialogs that may open over another dialog, because they belong to no page. Esc closes only the uppermost: this listens
 * from the first moment on, before any dialog of a page does, and so the dialog below never hears of that key.
 */
const closers: (() => void)[] = []

window.addEventListener(
  'keydown',
  (event) => {
    const close = closers[closers.length - 1]
    if (!close || event.key !== 'Escape' || event.isComposing) return
    event.stopImmediatePropagation()
    event.preventDefault()
    close()
  },
  { capture: true }
)

/** Puts a dialog above the others; returns the function that takes it away. */
export function putOnTop(close: () => void): () => void {
  closers.push(close)
  return () => {
    const place = closers.lastIndexOf(close)
    if (place >= 0) closers.splice(place, 1)
  }
}
