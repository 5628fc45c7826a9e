/** The consolidation as a file: at once where it is small, else as a job that is told when it is done. */
import { useMutation } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { immediateFigures } from '@solmu/domain/reports/export-job.js'
import { Button } from '../../../ui/button.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { Menu } from '../../../ui/menu.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { type ConsolidationChoiceInput, requestConsolidationMutation } from './exports.operations.js'

const formats = ['xlsx', 'csv'] as const

export interface ConsolidationExportMenuProps {
  readonly input: ConsolidationChoiceInput
  /** How many figures the file would hold. */
  readonly figureCount: number
}

export function ConsolidationExportMenu({ input, figureCount }: ConsolidationExportMenuProps) {
  const t = useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const describe = useErrorMessage()
  const [ask, { loading }] = useMutation(requestConsolidationMutation)
  const isSmall = figureCount <= immediateFigures
  async function askFor(format: (typeof formats)[number]) {
    try {
      const { data } = await ask({ variables: { input: { consolidation: input, format, language } } })
      showToast({ kind: 'done', text: t('exports.askedFor') })
      const id = data?.requestConsolidationExport.export.id
      if (id) await navigate({ to: '/$lang/exports', params: { lang: language }, search: { id } })
    } catch (error) {
      showToast({ kind: 'error', id: 'export', text: describe(error).text })
    }
  }
  const choice = encodeURIComponent(JSON.stringify(input))
  return (
    <Menu
      align="end"
      heading={t(isSmall ? 'exports.consolidation.atOnce' : 'exports.consolidation.asJob', { count: figureCount })}
      button={(props) => (
        <Button {...props} icon={IconDownload} isBusy={loading}>
          {t('exports.consolidation.open')}
        </Button>
      )}
      items={formats.map((format) => ({
        key: format,
        label: t(`exports.consolidation.${format}`),
        ...(isSmall ? { href: `/api/consolidation/export.${format}?lang=${language}&choice=${choice}` } : { onPick: () => void askFor(format) })
      }))}
    />
  )
}
