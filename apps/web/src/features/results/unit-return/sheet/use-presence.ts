/** Says every ten seconds, while the page is in view, where its reader is, and hears who else is there. */
import { useMutation } from '@apollo/client/react'
import { useEffect, useRef, useState } from 'react'
import { inBackground } from '../../../../graphql/client.js'
import { touchReturnMutation } from '../cell.operations.js'
import type { Presence } from '../unit-return.types.js'
import type { SheetParts } from './sheet-context.js'

/** How often, in ms. */
const beat = 10_000

const sameOthers = (one: readonly Presence[], other: readonly Presence[]): boolean =>
  one.length === other.length && one.every((each, at) => each.person.id === other[at]?.person.id && each.cell === other[at]?.cell)

export const firstName = (name: string): string => name.split(' ')[0] ?? name

/**
 * @param onBeat called at every beat with those who are there too
 * @returns those who have the form open now, but for the reader
 */
export function usePresence(
  returnId: string,
  { selection, marks }: SheetParts,
  on: { readonly first: readonly Presence[]; readonly onBeat: (others: readonly Presence[]) => void }
): readonly Presence[] {
  const [touch] = useMutation(touchReturnMutation, { fetchPolicy: 'no-cache', context: inBackground })
  const [others, setOthers] = useState(() => on.first.filter(({ isSelf }) => !isSelf))
  const heard = useRef(on.onBeat)
  useEffect(() => {
    heard.current = on.onBeat
  }, [on.onBeat])
  useEffect(() => {
    let isOver = false
    const say = async () => {
      if (document.visibilityState !== 'visible') return
      // Without a connection nobody is heard; the next beat tries again.
      const answer = await touch({ variables: { input: { returnId, cell: selection.activeKey(), isLeaving: false } } }).catch(() => null)
      const there = answer?.data?.touchReturn.presence.filter(({ isSelf }) => !isSelf)
      if (isOver || !there) return
      setOthers((before) => (sameOthers(before, there) ? before : there))
      heard.current(there)
    }
    void say()
    const timer = setInterval(() => void say(), beat)
    return () => {
      isOver = true
      clearInterval(timer)
      void touch({ variables: { input: { returnId, cell: null, isLeaving: true } } }).catch(() => null)
    }
  }, [returnId, selection, touch])
  useEffect(() => {
    marks.set('writer', new Map(others.flatMap(({ cell, person }) => (cell ? [[cell, firstName(person.displayName)]] : []))))
  }, [marks, others])
  return others
}
