/** The blocks of a draft in their order, with what can be done to them. */
import { IconPlus } from '@tabler/icons-react'
import { Fragment } from 'react'
import { Button } from '../../../../ui/button.js'
import { EmptyState } from '../../../../ui/empty-state.js'
import { useText } from '../../../../ui/text.js'
import { AddBlockDialog } from './add-block-dialog.js'
import { BlockItem } from './block-item.js'
import type { Surroundings } from './block-props.js'
import { useBlockName } from './block-words.js'
import type { Blocks, PlacedFault } from './blocks.js'
import type { useBlockActs } from './use-block-acts.js'
import styles from './editor.module.css'

interface BlockListProps extends Surroundings {
  readonly blocks: Blocks
  readonly faults: readonly PlacedFault[]
  readonly list: ReturnType<typeof useBlockActs>
}

function Undo({ list: { removed, undo } }: Pick<BlockListProps, 'list'>) {
  const t = useText()
  const nameOf = useBlockName()
  if (!removed) return null
  return (
    <li className={styles.removed}>
      {t('reports.builder.removed', { name: nameOf(removed.block) })}{' '}
      <button type="button" id="osa-undo" className={styles.linkButton} onClick={undo}>
        {t('reports.builder.undo')}
      </button>
    </li>
  )
}

export function BlockList({ blocks, faults, list, library, parameter }: BlockListProps) {
  const t = useText()
  const add = (
    <Button icon={IconPlus} onClick={() => list.acts.onAddAfter(blocks.length)}>
      {t('reports.builder.add')}
    </Button>
  )
  return (
    <>
      {blocks.length === 0 && !list.removed && <EmptyState title={t('reports.builder.blocks.none')} text={t('reports.builder.blocks.noneText')} action={add} />}
      <ol className={styles.blocks} aria-label={t('reports.builder.blocks')}>
        {blocks.map((block, place) => (
          <Fragment key={block.id}>
            {list.removed?.place === place && <Undo list={list} />}
            <BlockItem
              {...{ block, place, library, parameter }}
              count={blocks.length}
              isOpen={list.open.has(block.id)}
              faults={faults.filter(({ blockId }) => blockId === block.id)}
              acts={list.acts}
            />
          </Fragment>
        ))}
        {list.removed?.place === blocks.length && <Undo list={list} />}
      </ol>
      {blocks.length > 0 && (
        <div className={styles.after}>
          {add}
          <p className={styles.quiet}>{t('reports.builder.blocks.keys')}</p>
        </div>
      )}
      {list.adding !== null && <AddBlockDialog blocks={blocks} place={list.adding} onAdd={list.add} onClose={list.closeAdding} />}
    </>
  )
}
