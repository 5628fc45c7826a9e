/** One stop for Tab in a list of places; arrows lead to the neighbour, Home and End to the ends, Enter opens. */
import { useRef, type KeyboardEvent, type RefObject } from 'react'
import { directionOf, neighbourTowards, type Place } from './map-neighbours.js'

export interface RovingChoice<T extends Place, List extends Element> {
  /** The element that holds the places; each of them carries `data-place` with its id. */
  readonly list: RefObject<List | null>
  readonly onKeyDown: (event: KeyboardEvent, place: T) => void
}

export interface RovingChoiceActs<T extends Place> {
  /** The place that the focus moves to. */
  readonly onActivate: (place: T) => void
  /** `isOpening` is true for Enter, false for Space. */
  readonly onChoose: (place: T, isOpening: boolean) => void
}

/** @param places in reading order. */
export function useRovingChoice<T extends Place, List extends Element>(
  places: readonly T[],
  { onActivate, onChoose }: RovingChoiceActs<T>
): RovingChoice<T, List> {
  const list = useRef<List>(null)

  function focus(place: T | null | undefined): void {
    if (!place) return
    onActivate(place)
    list.current?.querySelector<HTMLElement | SVGElement>(`[data-place="${place.id}"]`)?.focus()
  }

  function actOf(key: string, place: T): (() => void) | undefined {
    const direction = directionOf(key)
    if (direction !== null) return () => focus(neighbourTowards(places, place.id, direction))
    const acts: Record<string, () => void> = {
      Enter: () => onChoose(place, true),
      ' ': () => onChoose(place, false),
      Home: () => focus(places[0]),
      End: () => focus(places.at(-1))
    }
    return acts[key]
  }

  function onKeyDown(event: KeyboardEvent, place: T): void {
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
    const act = hasModifier ? undefined : actOf(event.key, place)
    if (act === undefined) return
    event.preventDefault()
    act()
  }

  return { list, onKeyDown }
}
