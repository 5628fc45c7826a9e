/** The blocks of a version as a list to read. */
import { useText } from '../../../../ui/text.js'
import { useBlockText } from './block-words.js'
import type { Library } from '../use-library.js'
import type { Blocks } from './blocks.js'
import styles from './editor.module.css'

interface BlockOutlineProps {
  readonly blocks: Blocks
  readonly library: Library
}

export function BlockOutline({ blocks, library }: BlockOutlineProps) {
  const t = useText()
  const textOf = useBlockText(library)
  return (
    <ol className={styles.blocks} aria-label={t('reports.builder.blocks')}>
      {blocks.map((block, place) => (
        <li key={block.id} className={styles.block} data-level={block.kind === 'heading' ? block.level : undefined}>
          <p className={styles.read}>
            <span className={styles.number}>{place + 1}</span>
            <span className={styles.kind}>{t(`reports.builder.kind.${block.kind}`)}</span>
            <span className={styles.said}>{textOf(block)}</span>
          </p>
        </li>
      ))}
    </ol>
  )
}
