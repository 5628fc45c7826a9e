/** What was said about the figures, what is said now, and the word that a questioned figure is right. */
import { useMutation } from '@apollo/client/react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { cellKeyText } from '@solmu/domain/results/cell.js'
import { useViewer } from '../../../app/viewer.js'
import type { SayComment } from './sheet/comment-thread.js'
import type { SheetParts } from './sheet/sheet-context.js'
import { commentCellMutation, confirmCellMutation } from './cell.operations.js'
import type { CellComment, UnitReturn } from './unit-return.types.js'

export interface Talk {
  readonly comments: readonly CellComment[]
  readonly onSay: SayComment
  readonly onConfirm: SayComment
}

export function useTalk(unitReturn: UnitReturn, { store, marks }: SheetParts, onOutdated: () => void): Talk {
  const { displayName } = useViewer()
  const [comment] = useMutation(commentCellMutation, { fetchPolicy: 'no-cache' })
  const [confirm] = useMutation(confirmCellMutation, { fetchPolicy: 'no-cache' })
  const [added, setAdded] = useState<readonly CellComment[]>([])
  const comments = useMemo(() => {
    const known = new Set(unitReturn.comments.map(({ id }) => id))
    return [...unitReturn.comments, ...added.filter(({ id }) => !known.has(id))]
  }, [unitReturn.comments, added])
  useEffect(() => {
    const counts = new Map<string, number>()
    for (const { indicatorId, breakdown } of comments) {
      if (indicatorId === null || breakdown === null) continue
      const key = cellKeyText({ indicatorId, breakdown })
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    marks.set('commentCount', counts)
  }, [comments, marks])
  const onSay: SayComment = useCallback(
    async (cell) => {
      const { data } = await comment({ variables: { input: { returnId: unitReturn.id, ...cell } } })
      if (data) setAdded((before) => [...before, data.commentCell.comment])
    },
    [comment, unitReturn.id]
  )
  const onConfirm: SayComment = useCallback(
    async (cell) => {
      const now = store.cell(cellKeyText(cell))
      try {
        // What is right is the figure before one's eyes, and no other.
        const { data } = await confirm({ variables: { input: { returnId: unitReturn.id, ...cell, expectedVersion: now?.version ?? null } } })
        if (data && now) store.noteSaved([now], [data.confirmCell.cell], { name: displayName, at: new Date().toISOString() })
      } finally {
        // What was said with it comes with the return, and so does what somebody else has changed.
        onOutdated()
      }
    },
    [confirm, unitReturn.id, store, displayName, onOutdated]
  )
  return { comments, onSay, onConfirm }
}
