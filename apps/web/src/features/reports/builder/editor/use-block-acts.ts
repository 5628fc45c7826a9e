/** The acts of the list of blocks: what they change, what is said of them, and where the focus goes. */
import { useEffect, useRef, useState } from 'react'
import type { ReportBlock, ReportBlockKind } from '@solmu/domain/reports/report-template.js'
import { announce } from '../../../../ui/announce.js'
import { useText } from '../../../../ui/text.js'
import { openerId, type BlockActs } from './block-item.js'
import { useBlockName } from './block-words.js'
import { inserted, moved, newBlock, replaced, without, type Blocks } from './blocks.js'

interface Removed {
  readonly block: ReportBlock
  readonly place: number
}

/** Moves the focus once the list has been drawn anew: a row that moves loses it. */
function useFocusAfter() {
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    document.getElementById(wanted.current)?.focus()
    wanted.current = null
  })
  return (id: string) => {
    wanted.current = id
  }
}

interface Around {
  readonly change: (next: (before: Blocks) => Blocks) => void
  /** A block has been opened. */
  readonly onOpen: (blockId: string) => void
}

export function useBlockActs(blocks: Blocks, { change, onOpen }: Around) {
  const t = useText()
  const nameOf = useBlockName()
  const focusAfter = useFocusAfter()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [adding, setAdding] = useState<number | null>(null)
  const [removed, setRemoved] = useState<Removed | null>(null)
  const show = (ids: readonly string[]) => setOpen((before) => new Set([...before, ...ids]))
  const edit = (next: (before: Blocks) => Blocks) => {
    setRemoved(null)
    change(next)
  }

  const acts: BlockActs = {
    onChange: (block) => edit((before) => replaced(before, block)),
    onMove(id, steps, isByButton = false) {
      const block = blocks.find((each) => each.id === id)
      if (!block) return
      const to = Math.max(0, Math.min(blocks.length - 1, blocks.indexOf(block) + steps))
      edit((before) => moved(before, id, steps))
      // At an end of the list the button that led there can be pressed no more.
      const isAtEnd = to === 0 || to === blocks.length - 1
      focusAfter(isByButton && !isAtEnd ? `${openerId(id)}-${steps < 0 ? 'up' : 'down'}` : openerId(id))
      announce(t('reports.builder.moved', { name: nameOf(block), place: to + 1, count: blocks.length }))
    },
    onCopy(block) {
      const copy = { ...block, id: crypto.randomUUID() }
      edit((before) => inserted(before, before.findIndex(({ id }) => id === block.id) + 1, copy))
      focusAfter(openerId(copy.id))
      announce(t('reports.builder.copied', { name: nameOf(block) }))
    },
    onRemove(block) {
      setRemoved({ block, place: blocks.findIndex(({ id }) => id === block.id) })
      change((before) => without(before, block.id))
      focusAfter('osa-undo')
      announce(t('reports.builder.removed', { name: nameOf(block) }))
    },
    onAddAfter: setAdding,
    onToggle(id) {
      if (!open.has(id)) onOpen(id)
      setOpen((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]))
    }
  }
  return {
    ...{ acts, open, adding, removed, show },
    closeAdding: () => setAdding(null),
    add(kind: ReportBlockKind, place: number) {
      const block = newBlock(kind, crypto.randomUUID())
      edit((before) => inserted(before, place, block))
      show([block.id])
      setAdding(null)
      focusAfter(openerId(block.id))
      announce(t('reports.builder.added', { name: t(`reports.builder.kind.${kind}`), place: place + 1 }))
    },
    undo() {
      if (!removed) return
      edit((before) => inserted(before, removed.place, removed.block))
      focusAfter(openerId(removed.block.id))
    }
  }
}
