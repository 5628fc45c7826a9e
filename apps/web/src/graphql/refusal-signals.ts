/** Refusals that concern the whole page and not the one who asked: the session has ended, or owes its second factor. */
type Listener = () => void

const listeners = { NOT_SIGNED_IN: new Set<Listener>(), SECOND_FACTOR_REQUIRED: new Set<Listener>() }

function follow(code: keyof typeof listeners, listener: Listener): () => void {
  listeners[code].add(listener)
  return () => listeners[code].delete(listener)
}

/** Calls the listener whenever the API answers that nobody is signed in; returns the function that stops it. */
export const onSessionEnd = (listener: Listener): (() => void) => follow('NOT_SIGNED_IN', listener)

/** Calls the listener whenever the API answers that the session must give its second factor first. */
export const onSecondFactorOwed = (listener: Listener): (() => void) => follow('SECOND_FACTOR_REQUIRED', listener)

/** Tells the listeners of the codes that an answer held. */
export function noteRefusals(codes: readonly string[]): void {
  for (const code of Object.keys(listeners) as (keyof typeof listeners)[]) {
    if (!codes.includes(code)) continue
    for (const listener of listeners[code]) listener()
  }
}
