/** One block in the list of the editor: what it is, what can be done with it, and its fields when it is open. */
import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronRight, IconCopy, IconPlus, IconTrash } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import type { ReportBlock } from '@solmu/domain/reports/report-template.js'
import { IconButton } from '../../../../ui/button.js'
import { ErrorGlyph } from '../../../../ui/glyphs.js'
import { useText } from '../../../../ui/text.js'
import { BlockForm } from './block-form.js'
import type { Surroundings } from './block-props.js'
import { useBlockName, useBlockText } from './block-words.js'
import { controlId, type PlacedFault } from './blocks.js'
import { useFaultText } from './fault-text.js'
import styles from './editor.module.css'

export interface BlockActs {
  readonly onChange: (block: ReportBlock) => void
  /** @param isByButton whether one of its buttons was pressed, which then keeps the focus */
  readonly onMove: (id: string, steps: number, isByButton?: boolean) => void
  readonly onCopy: (block: ReportBlock) => void
  readonly onRemove: (block: ReportBlock) => void
  readonly onAddAfter: (place: number) => void
  readonly onToggle: (id: string) => void
}

interface BlockItemProps extends Surroundings {
  readonly block: ReportBlock
  readonly place: number
  readonly count: number
  readonly isOpen: boolean
  readonly faults: readonly PlacedFault[]
  readonly acts: BlockActs
}

export const openerId = (blockId: string): string => `osa-${blockId}`

function Buttons({ block, place, count, acts, library }: Pick<BlockItemProps, 'block' | 'place' | 'count' | 'acts' | 'library'>) {
  const t = useText()
  const name = useBlockName(library)(block)
  return (
    <span className={styles.buttons}>
      <IconButton icon={IconArrowUp} label={t('reports.builder.block.up', { name })} id={`${openerId(block.id)}-up`} disabled={place === 0} onClick={() => acts.onMove(block.id, -1, true)} />
      <IconButton icon={IconArrowDown} label={t('reports.builder.block.down', { name })} id={`${openerId(block.id)}-down`} disabled={place === count - 1} onClick={() => acts.onMove(block.id, 1, true)} />
      <IconButton icon={IconCopy} label={t('reports.builder.block.copy', { name })} onClick={() => acts.onCopy(block)} />
      <IconButton icon={IconPlus} label={t('reports.builder.block.addAfter', { name })} onClick={() => acts.onAddAfter(place + 1)} />
      <IconButton icon={IconTrash} label={t('reports.builder.block.remove', { name })} onClick={() => acts.onRemove(block)} />
    </span>
  )
}

export function BlockItem(props: BlockItemProps) {
  const { block, place, isOpen, faults, acts, library, parameter } = props
  const t = useText()
  const textOf = useBlockText(library)
  const faultText = useFaultText()
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  /** Alt with an arrow moves the block itself. */
  function onKeyDown(event: KeyboardEvent) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    acts.onMove(block.id, event.key === 'ArrowUp' ? -1 : 1)
  }
  const faultOf = (...path: readonly string[]) => {
    const found = faults.find((fault) => path.every((part, at) => fault.path[at] === part))
    return found && faultText(found)
  }
  return (
    <li className={styles.block} data-open={isOpen || undefined} data-level={block.kind === 'heading' ? block.level : undefined}>
      <div className={styles.blockHead}>
        <button type="button" id={openerId(block.id)} className={styles.opener} aria-expanded={isOpen} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" onClick={() => acts.onToggle(block.id)} onKeyDown={onKeyDown}>
          <Chevron size={18} stroke={1.75} aria-hidden="true" />
          <span className={styles.number}>{place + 1}</span>
          <span className={styles.kind}>{t(`reports.builder.kind.${block.kind}`)}</span>
          <span className={styles.said}>{textOf(block)}</span>
          {faults.length > 0 && (
            <span className={styles.faultCount}>
              <ErrorGlyph size={16} />
              {t('reports.builder.block.faults', { count: faults.length })}
            </span>
          )}
        </button>
        <Buttons {...props} />
      </div>
      {isOpen && (
        <BlockForm
          {...{ block, library, parameter, faultOf }}
          change={(part) => acts.onChange({ ...block, ...part } as ReportBlock)}
          idOf={(...path) => controlId(block.id, path)}
        />
      )}
    </li>
  )
}
