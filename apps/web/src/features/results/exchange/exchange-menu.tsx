/** The form of a return as files: to be downloaded, and to be brought in again. */
import { IconFileUpload, IconFiles } from '@tabler/icons-react'
import { useState } from 'react'
import type { CellStatus } from '@solmu/domain/results/cell.js'
import { Button } from '../../../ui/button.js'
import { Menu, type MenuItem } from '../../../ui/menu.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { ImportDialog } from './import-dialog.js'

/** A figure that somebody took from a file; saved by the form like one that was typed. */
export interface AcceptedCell {
  readonly indicatorId: string
  readonly breakdown: string
  /** Null when the figure is to be emptied. */
  readonly status: CellStatus | null
  readonly value: string | null
  readonly note: string
  /** The version on which the change rests; 0 when nothing was answered. */
  readonly expectedVersion: number
}

export interface ExchangeMenuProps {
  readonly returnId: string
  /** Whether any figure can be written now. */
  readonly isWritable: boolean
  /** Takes the figures; the form saves them as it saves all others. */
  readonly onAccept: (cells: readonly AcceptedCell[]) => void
}

const templates = ['xlsx', 'csv', 'json'] as const

export function ExchangeMenu({ returnId, isWritable, onAccept }: ExchangeMenuProps) {
  const t = useText()
  const lang = useLanguage()
  const [isImporting, setImporting] = useState(false)
  const address = `/api/returns/${returnId}`
  const items: MenuItem[] = [
    ...templates.map((format) => ({
      key: format,
      label: t(`exchange.menu.${format}`),
      href: `${address}/template.${format}?lang=${lang}`
    })),
    { key: 'adx', label: t('exchange.menu.adx'), href: `${address}/adx` }
  ]
  if (isWritable) {
    items.push({ key: 'import', label: t('exchange.menu.import'), icon: IconFileUpload, onPick: () => setImporting(true) })
  }
  return (
    <>
      <Menu
        align="end"
        heading={t('exchange.menu.heading')}
        button={(props) => (
          <Button {...props} icon={IconFiles}>
            {t('exchange.menu.open')}
          </Button>
        )}
        items={items}
      />
      <ImportDialog returnId={returnId} isOpen={isImporting} onClose={() => setImporting(false)} onAccept={onAccept} />
    </>
  )
}
