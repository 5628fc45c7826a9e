/** Lets rows glide to their new place when the day changes, instead of jumping. */
import { useLayoutEffect, useRef, type RefObject } from 'react'

/** As in the design: 280 ms when the date changes. */
const slide = { duration: 280, easing: 'cubic-bezier(.2, 0, 0, 1)' } as const

/**
 * Moves the children of a list that carry `data-row` from where they stood to where they stand, whenever
 * `order` changes. Does nothing for readers who want no movement.
 *
 * @param order names the rows in their order; rows keep their name.
 */
export function useRowSlide(order: string): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null)
  const places = useRef(new Map<string, number>())
  useLayoutEffect(() => {
    const before = places.current
    places.current = new Map()
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    for (const row of list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []) {
      const id = row.dataset['row'] as string
      const top = row.offsetTop
      places.current.set(id, top)
      if (isStill || before.size === 0) continue
      const was = before.get(id)
      if (was === undefined) row.animate?.([{ opacity: 0 }, { opacity: 1 }], slide)
      else if (was !== top) row.animate?.([{ transform: `translateY(${was - top}px)` }, { transform: 'none' }], slide)
    }
  }, [order])
  return list
}
