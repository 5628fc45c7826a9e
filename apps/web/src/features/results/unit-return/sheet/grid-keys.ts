/** What each key does in the grid. */
import type { Stride } from '@solmu/domain/results/grid-move.js'
import type { WriteMode } from './grid-selection.js'

export interface Keystroke {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}

/**
 * go: somewhere else, over what may not be written when `skips` · extend: stretch the selection · abandon: what was typed ·
 * release: let the next Tab leave the grid · none: the browser's own doing.
 */
export type KeyDoing =
  | { readonly kind: 'go'; readonly stride: Stride; readonly skips: boolean }
  | { readonly kind: 'extend'; readonly stride: Stride }
  | { readonly kind: 'clear' | 'undo' | 'caret' | 'abandon' | 'release' | 'comment' | 'help' | 'none' }

const none: KeyDoing = { kind: 'none' }

const arrows: Readonly<Record<string, readonly [plain: Stride, far: Stride]>> = {
  ArrowLeft: ['left', 'lineStart'],
  ArrowRight: ['right', 'lineEnd'],
  ArrowUp: ['up', 'top'],
  ArrowDown: ['down', 'bottom']
}

const ends: Readonly<Record<string, readonly [plain: Stride, far: Stride]>> = {
  Home: ['lineStart', 'first'],
  End: ['lineEnd', 'last']
}

function ofMovement(stroke: Keystroke, mode: WriteMode): KeyDoing | null {
  const { key, shift } = stroke
  if (key === 'Enter') return { kind: 'go', stride: shift ? 'up' : 'down', skips: true }
  if (key === 'Tab') return { kind: 'go', stride: shift ? 'previous' : 'next', skips: true }
  return ofArrow(stroke, mode)
}

function ofArrow({ key, ctrl, shift }: Keystroke, mode: WriteMode): KeyDoing | null {
  const ways = arrows[key] ?? ends[key]
  if (!ways) return null
  const isAcross = key !== 'ArrowUp' && key !== 'ArrowDown'
  if (mode === 'caret' && isAcross && !ctrl) return none
  const stride = ways[ctrl ? 1 : 0]
  return shift && mode === 'move' ? { kind: 'extend', stride } : { kind: 'go', stride, skips: false }
}

/** Keys that mean something only while nothing is being written. */
function ofReading({ key, ctrl }: Keystroke): KeyDoing | null {
  if (ctrl) return null
  if (key === 'Delete' || key === 'Backspace') return { kind: 'clear' }
  if (key === 'm' || key === 'M') return { kind: 'comment' }
  return key === '?' ? { kind: 'help' } : null
}

/** @example doingOf({ key: 'Enter', ctrl: false, shift: true, alt: false }, 'move') // one up */
export function doingOf(stroke: Keystroke, mode: WriteMode): KeyDoing {
  if (stroke.alt) return none
  if (stroke.ctrl && stroke.key.toLowerCase() === 'z') return { kind: 'undo' }
  if (stroke.key === 'F2') return { kind: 'caret' }
  if (stroke.key === 'Escape') return { kind: mode === 'move' ? 'release' : 'abandon' }
  return ofMovement(stroke, mode) ?? (mode === 'move' ? ofReading(stroke) : null) ?? none
}
