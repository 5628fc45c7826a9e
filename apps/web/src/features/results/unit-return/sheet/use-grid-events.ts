/** The grid under keyboard, mouse and clipboard: one set of handlers for all its fields. */
import { useMemo, type ClipboardEvent, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react'
import type { Grid } from '@solmu/domain/results/grid.js'
import { placeAt } from '@solmu/domain/results/grid.js'
import { isEntryPlace, isWritablePlace, moveFrom, rangeBetween, type Step, type Stride } from '@solmu/domain/results/grid-move.js'
import { placeBlock, readBlock, writeBlock, type Placement } from '@solmu/domain/results/paste.js'
import { copiedText, useCellText } from './cell-text.js'
import { doingOf, type KeyDoing } from './grid-keys.js'
import { fieldId } from './grid-selection.js'
import { useSheet, type SheetParts } from './sheet-context.js'

export interface GridActs {
  readonly onComment: () => void
  readonly onHelp: () => void
  /** After a paste; null when the block was too large. */
  readonly onPasted: (placement: Placement | null) => void
  readonly onUndone: (keys: readonly string[]) => void
}

type Plain = ReturnType<typeof useCellText>['plain']

const keyOf = (target: EventTarget): string | null =>
  target instanceof HTMLElement ? (target.closest<HTMLElement>('[data-key]')?.dataset['key'] ?? null) : null

/** Puts the focus into the field of a figure, with all that stands in it selected. */
export function focusField(key: string): void {
  const field = document.getElementById(fieldId(key))
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.select()
}

function go({ model, selection }: SheetParts, stride: Stride, by: { readonly skips: boolean; readonly extends?: boolean }): boolean {
  const from = selection.position()
  const to = from && moveFrom(model.grid, from, { stride, canStand: by.skips ? isWritablePlace : isEntryPlace })
  if (!to) return false
  const place = placeAt(model.grid, to)
  if (place?.kind !== 'entry') return false
  // The focus tells the selection that somebody is there; the column they keep to goes with them.
  if (by.extends) selection.extend(to)
  else selection.stand(to)
  focusField(place.key)
  return true
}

function clear({ store, selection }: SheetParts): void {
  const keys = selection.selectedKeys().filter((key) => store.cell(key)?.isWritable)
  store.writeAll(keys.map((key) => ({ key, text: '' })))
}

type Stroke = KeyboardEvent<HTMLElement>
type Doings = { readonly [Kind in KeyDoing['kind']]: (doing: KeyDoing & { readonly kind: Kind }) => boolean }

/** What each key does; true when it was taken, and the browser shall leave it alone. */
function doingsOf(parts: SheetParts, acts: GridActs, event: Stroke): Doings {
  const { store, selection } = parts
  const here = selection.activeKey()
  const done = (act: () => void) => () => {
    act()
    return true
  }
  return {
    go: (doing) => {
      if (event.key === 'Tab' && selection.isLeaving) return false
      return go(parts, doing.stride, doing) || event.key !== 'Tab'
    },
    extend: ({ stride }) => go(parts, stride, { skips: false, extends: true }),
    clear: done(() => clear(parts)),
    undo: done(() => acts.onUndone(store.undo())),
    abandon: done(() => {
      if (here) store.abandon(here)
      selection.mode = 'move'
      if (here) requestAnimationFrame(() => focusField(here))
    }),
    caret: done(() => {
      selection.mode = 'caret'
      const field = event.target
      if (field instanceof HTMLInputElement) field.setSelectionRange(field.value.length, field.value.length)
    }),
    release: () => {
      selection.isLeaving = true
      return false
    },
    comment: done(acts.onComment),
    help: done(acts.onHelp),
    none: () => false
  }
}

function onStroke(parts: SheetParts, acts: GridActs, event: Stroke): boolean {
  const { key, shiftKey: shift, altKey: alt } = event
  const doing = doingOf({ key, shift, alt, ctrl: event.ctrlKey || event.metaKey }, parts.selection.mode)
  const act = doingsOf(parts, acts, event)[doing.kind] as (doing: KeyDoing) => boolean
  return act(doing)
}

function copied({ store, model, selection }: SheetParts, plain: Plain): string | null {
  const range = selection.range()
  if (!range || selection.mode !== 'move') return null
  const decimalsOf = (line: number): number => {
    const found = model.grid.lines[line]
    return found ? store.kindOf(found.indicatorId).decimals : 0
  }
  const texts = rangeBetween(range.from, range.to).map((places) =>
    places.map((at) => copiedText(placeAt(model.grid, at), { store, decimals: decimalsOf(at.line), plain }))
  )
  return writeBlock(texts)
}

/** Takes a block over the selection; null when it is too large. */
export function pasteInto(parts: SheetParts, text: string): Placement | null {
  const range = parts.selection.range()
  if (!range) return { placed: [], left: [] }
  try {
    const placement = placeBlock(parts.model.grid, readBlock(text), range)
    parts.store.writeAll(placement.placed.map(({ entry, text: written }) => ({ key: entry.key, text: written })))
    return placement
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function stepTo(grid: Grid, key: string): Step | null {
  const position = grid.positions.get(key)
  return position ? { ...position, wish: position.column } : null
}

function onPress({ model, selection }: SheetParts, event: MouseEvent<HTMLElement>): void {
  const key = keyOf(event.target)
  const step = key && stepTo(model.grid, key)
  if (!key || !step || event.button !== 0) return
  if (event.shiftKey) {
    event.preventDefault()
    selection.extend(step)
    return focusField(key)
  }
  // A second press on the same field sets the caret, as everywhere.
  if (selection.activeKey() === key && document.activeElement?.id === fieldId(key)) {
    selection.mode = 'caret'
    return
  }
  event.preventDefault()
  selection.stand(step)
  focusField(key)
}

export function useGridEvents(acts: GridActs) {
  const parts = useSheet()
  const { plain } = useCellText()
  return useMemo(() => {
    const { store, model, selection } = parts
    return {
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        if (keyOf(event.target) && onStroke(parts, acts, event)) event.preventDefault()
      },
      onFocus: (event: FocusEvent<HTMLElement>) => {
        const key = keyOf(event.target)
        if (key && selection.activeKey() !== key) selection.goTo(key)
      },
      onBlur: (event: FocusEvent<HTMLElement>) => {
        const key = keyOf(event.target)
        if (key) store.settle(key)
        selection.mode = 'move'
      },
      onMouseDown: (event: MouseEvent<HTMLElement>) => onPress(parts, event),
      onMouseOver: (event: MouseEvent<HTMLElement>) => {
        const key = event.buttons === 1 ? keyOf(event.target) : null
        const step = key && key !== selection.activeKey() ? stepTo(model.grid, key) : null
        if (!key || !step || selection.mode !== 'move') return
        selection.extend(step)
        focusField(key)
      },
      onCopy: (event: ClipboardEvent<HTMLElement>) => {
        const text = keyOf(event.target) ? copied(parts, plain) : null
        if (text === null) return
        event.preventDefault()
        event.clipboardData.setData('text/plain', text)
      },
      onCut: (event: ClipboardEvent<HTMLElement>) => {
        const text = keyOf(event.target) ? copied(parts, plain) : null
        if (text === null) return
        event.preventDefault()
        event.clipboardData.setData('text/plain', text)
        clear(parts)
      },
      onPaste: (event: ClipboardEvent<HTMLElement>) => {
        const text = event.clipboardData.getData('text/plain')
        // A field would join the lines of a block into one text.
        const isBlock = selection.mode === 'move' || /[\t\n]/.test(text.trimEnd())
        if (!keyOf(event.target) || !isBlock) return
        event.preventDefault()
        acts.onPasted(pasteInto(parts, text))
      }
    }
  }, [parts, acts, plain])
}
