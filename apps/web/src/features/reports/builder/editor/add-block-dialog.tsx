/** Which kind of block is added, each with what it is for, and where. */
import { useState } from 'react'
import type { ReportBlock, ReportBlockKind } from '@solmu/domain/reports/report-template.js'
import { Dialog } from '../../../../ui/dialog.js'
import { SelectField } from '../../../../ui/form-field.js'
import { useText } from '../../../../ui/text.js'
import { useBlockName } from './block-words.js'
import { offeredKinds, type Blocks } from './blocks.js'
import styles from './editor.module.css'

interface AddBlockDialogProps {
  readonly blocks: Blocks
  /** Where it is meant to stand, from 0. */
  readonly place: number
  readonly onAdd: (kind: ReportBlockKind, place: number) => void
  readonly onClose: () => void
}

export function AddBlockDialog({ blocks, place, onAdd, onClose }: AddBlockDialogProps) {
  const t = useText()
  const nameOf = useBlockName()
  const [at, setAt] = useState(place)
  const options = [
    { value: '0', label: t('reports.builder.add.first') },
    ...blocks.map((block: ReportBlock, index) => ({ value: String(index + 1), label: t('reports.builder.add.after', { number: index + 1, name: nameOf(block) }) }))
  ]
  return (
    <Dialog title={t('reports.builder.add.title')} isOpen onClose={onClose} width="44rem">
      {blocks.length > 0 && <SelectField label={t('reports.builder.add.where')} value={String(at)} options={options} onChange={({ target }) => setAt(Number(target.value))} />}
      <ul className={styles.kinds}>
        {offeredKinds.map((kind) => (
          <li key={kind}>
            <button type="button" onClick={() => onAdd(kind, at)}>
              <strong>{t(`reports.builder.kind.${kind}`)}</strong>
              <span>{t(`reports.builder.about.${kind}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
