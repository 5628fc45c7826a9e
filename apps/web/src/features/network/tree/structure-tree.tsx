/**
 * The structure of the network as a tree: head office, centres, units, hanging on one strand. A tree to the
 * keyboard and to screen readers (the pattern that they know best for a hierarchy with one choice).
 */
import { IconChevronRight } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText, type TextFunction } from '../../../ui/text.js'
import type { NetworkEvent, NetworkNode, NetworkTree } from '../network.types.js'
import { actOfKey, comingChanges, rowByTyping, visibleRows, type ComingChange, type TreeRow } from './network-rows.js'
import { useRowSlide } from './use-row-slide.js'
import styles from './structure-tree.module.css'

export interface StructureTreeProps {
  readonly tree: NetworkTree
  readonly events: readonly NetworkEvent[]
  readonly selectedId: string | null
  /** `isOpening` is true when the reader asks to go to the unit's panel, not only to select it. */
  readonly onSelect: (id: string, isOpening: boolean) => void
}

/** Letters typed within this time belong to one word, in ms. */
const typingPause = 700

/** Which rows are open: those that the reader opened, and the way to the selected unit. */
function useExpansion(tree: NetworkTree, selectedId: string | null) {
  const [byHand, setByHand] = useState<ReadonlyMap<string, boolean>>(new Map())
  const selected = tree.nodes.find((node) => node.id === selectedId)
  const wayTo = selected?.type === 'local_unit' ? selected.parentId : (selected?.id ?? null)
  const [followed, setFollowed] = useState(wayTo)
  if (wayTo !== followed) {
    setFollowed(wayTo)
    setByHand(new Map())
  }
  const expanded = useMemo(() => {
    const open = new Set(wayTo === null ? [] : [wayTo])
    for (const [id, isOpen] of byHand) {
      if (isOpen) open.add(id)
      else open.delete(id)
    }
    return open
  }, [byHand, wayTo])
  return { expanded, setExpanded: (id: string, isOpen: boolean) => setByHand(new Map([...byHand, [id, isOpen]])) }
}

/** Collects typed letters until the reader pauses. */
function useTypedLetters() {
  const typed = useRef({ text: '', at: 0 })
  return (letter: string, at: number): string => {
    const isGoingOn = at - typed.current.at < typingPause
    typed.current = { text: isGoingOn ? typed.current.text + letter : letter, at }
    return typed.current.text
  }
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey
}

function isLetter(event: KeyboardEvent): boolean {
  return event.key.length === 1 && event.key !== ' '
}

function useTreeKeys(props: StructureTreeProps, rows: readonly TreeRow[], setExpanded: (id: string, isOpen: boolean) => void) {
  const pick = useLocalized()
  const [focusId, setFocusId] = useState<string | null>(null)
  const addLetter = useTypedLetters()
  const isVisible = (id: string | null): boolean => rows.some((row) => row.node.id === id)
  const activeId = [focusId, props.selectedId].find(isVisible) ?? rows[0]?.node.id ?? null
  const moveFocus = useRef(false)

  function focus(id: string): void {
    moveFocus.current = true
    setFocusId(id)
  }

  function onLetter(event: KeyboardEvent, fromId: string): void {
    const text = addLetter(event.key, event.timeStamp)
    const row = rowByTyping(rows, fromId, { text, nameOf: (node) => pick(node.name) })
    if (row !== null) focus(row.node.id)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (activeId === null || hasModifier(event)) return
    const act = actOfKey(rows, activeId, event.key)
    if (act === null) return isLetter(event) ? onLetter(event, activeId) : undefined
    event.preventDefault()
    if (act.act === 'focus') focus(act.id)
    else if (act.act === 'expand' || act.act === 'collapse') setExpanded(act.id, act.act === 'expand')
    else props.onSelect(act.id, act.act === 'open')
  }

  return { activeId, onKeyDown, moveFocus, setFocusId }
}

export function StructureTree(props: StructureTreeProps) {
  const { tree, events, selectedId, onSelect } = props
  const t = useText()
  const { expanded, setExpanded } = useExpansion(tree, selectedId)
  const rows = useMemo(() => visibleRows(tree.nodes, expanded), [tree, expanded])
  const coming = useMemo(() => comingChanges(events, tree.asOf), [events, tree.asOf])
  const { activeId, onKeyDown, moveFocus, setFocusId } = useTreeKeys(props, rows, setExpanded)
  const list = useRowSlide(rows.map((row) => row.node.id).join(' '))
  const units = tree.nodes.filter((node) => node.type === 'local_unit').length

  useEffect(() => {
    if (!moveFocus.current) return
    moveFocus.current = false
    list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  })

  return (
    <Section title={t('network.tree.title')} aside={t('network.count.units', { count: units })}>
      <div ref={list} role="tree" aria-label={t('network.tree.title')} className={styles.tree} tabIndex={-1}>
        {rows.map((row) => (
          <Row
            key={row.node.id}
            row={row}
            change={coming.get(row.node.id)}
            isSelected={row.node.id === selectedId}
            isBranchSelected={row.node.parentId !== null && isWithin(tree, row.node, selectedId)}
            isActive={row.node.id === activeId}
            onFocus={() => setFocusId(row.node.id)}
            onKeyDown={onKeyDown}
            onSelect={() => onSelect(row.node.id, false)}
            onToggle={() => setExpanded(row.node.id, !row.isExpanded)}
          />
        ))}
      </div>
    </Section>
  )
}

/** Whether a row belongs to the selected centre, or to the centre of the selected unit. */
function isWithin(tree: NetworkTree, node: NetworkNode, selectedId: string | null): boolean {
  const selected = tree.nodes.find((each) => each.id === selectedId)
  const centreId = selected?.type === 'local_unit' ? selected.parentId : selectedId
  return centreId !== null && (node.parentId === centreId || node.id === centreId) && selected?.type !== 'headquarters'
}

interface RowProps {
  readonly row: TreeRow
  readonly change: ComingChange | undefined
  readonly isSelected: boolean
  readonly isBranchSelected: boolean
  readonly isActive: boolean
  readonly onFocus: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onSelect: () => void
  readonly onToggle: () => void
}

function Row({ row, change, isSelected, isBranchSelected, isActive, onToggle, onSelect, ...handlers }: RowProps) {
  const t = useText()
  const pick = useLocalized()
  const { node } = row
  return (
    <div
      role="treeitem"
      data-row={node.id}
      className={styles.row}
      data-type={node.type}
      data-branch={isBranchSelected || undefined}
      data-last={row.isLastOfSiblings || undefined}
      data-trunk={row.hasTrunkBelow || undefined}
      data-open={row.isExpanded || undefined}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.setSize}
      aria-expanded={row.hasChildren ? row.isExpanded : undefined}
      aria-selected={isSelected}
      tabIndex={isActive ? 0 : -1}
      onClick={onSelect}
      onFocus={handlers.onFocus}
      onKeyDown={handlers.onKeyDown}
    >
      <span className={styles.node} aria-hidden="true" />
      <span className={styles.name}>
        {pick(node.name)}
        <span className="visually-hidden">, {useSpokenEnd(row, change)}</span>
      </span>
      <span className={styles.end} aria-hidden="true">
        {node.type === 'regional_centre' && row.hasChildren && (
          <Toggle isOpen={row.isExpanded} onToggle={onToggle} />
        )}
        {change === undefined ? endText(node, t, pick) : <ChangeMark change={change} />}
      </span>
    </div>
  )
}

function endText(node: NetworkNode, t: TextFunction, pick: ReturnType<typeof useLocalized>): string {
  return node.type === 'regional_centre'
    ? t('network.count.unitsShort', { count: node.localUnitCount })
    : pick(node.municipalityName)
}

/** For the mouse only: the keyboard opens a row by the right arrow, and the row itself says whether it is open. */
function Toggle({ isOpen, onToggle }: { readonly isOpen: boolean; readonly onToggle: () => void }) {
  return (
    <button
      type="button"
      className={styles.toggle}
      data-open={isOpen || undefined}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        event.stopPropagation()
        onToggle()
      }}
    >
      <IconChevronRight size={14} stroke={1.75} />
    </button>
  )
}

/** "→ 2025": the unit moves or is merged then; "× 2025": it ends. */
function ChangeMark({ change }: { readonly change: ComingChange }) {
  return (
    <span className={styles.change}>
      {change.kind === 'closed' ? '×' : '→'} {change.date.slice(0, 4)}
    </span>
  )
}

/** What stands at the right end of the row, without abbreviations and arrows: "9 yksikköä, siirtyy 1.1.2025". */
function useSpokenEnd({ node }: TreeRow, change: ComingChange | undefined): string {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const isCentre = node.type === 'regional_centre'
  const parts = [isCentre ? t('network.count.units', { count: node.localUnitCount }) : pick(node.municipalityName)]
  if (change !== undefined) parts.push(t(`network.tree.change.${change.kind}`, { day: format.day(change.date) }))
  return parts.join(', ')
}
