/** What the calculator reckons with, in versions. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { ParametersDialog } from './parameters-dialog.js'
import { dropParametersMutation, parametersQuery, type ParameterVersion } from './views.operations.js'

/** The steps as a text: "0 % → 1,00 · 60 % → 1,15". */
export function useStepsText() {
  const format = useFormat()
  return (steps: ParameterVersion['steps']): string => steps.map(({ from, factor }) => `${format.number(from)} % → ${format.number(factor / 100, 2)}`).join(' · ')
}

function useDrop() {
  const t = useText()
  const describe = useErrorMessage()
  const [drop] = useMutation(dropParametersMutation, { refetchQueries: [parametersQuery] })
  return async ({ id, version }: ParameterVersion) => {
    try {
      await drop({ variables: { input: { id: id ?? '', expectedVersion: version } } })
      showToast({ kind: 'done', text: t('quality.parameters.dropped') })
    } catch (error) {
      showToast({ kind: 'error', text: describe(error).text })
    }
  }
}

function useColumns(drop: (version: ParameterVersion) => Promise<void>): readonly Column<ParameterVersion>[] {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const mayManage = useCan('quality.manage')
  const stepsText = useStepsText()
  const euros = (cents: number) => t('quality.resourcing.unit.euros', { value: format.number(cents / 100, 2) })
  const act: Column<ParameterVersion> = {
    ...{ id: 'act', header: '', spokenHeader: t('quality.parameters.act') },
    cell: (version) =>
      version.id !== null && version.validFrom > today ? (
        <Button size="small" onClick={() => void drop(version)}>
          {t('quality.parameters.drop')}
        </Button>
      ) : null
  }
  return [
    { id: 'from', header: t('quality.parameters.validFrom'), cell: ({ id, validFrom }) => (id === null ? t('quality.parameters.shipped') : format.day(validFrom)) },
    { id: 'staff', header: t('quality.parameters.staffCost'), isNumeric: true, cell: ({ staffCost }) => euros(staffCost) },
    { id: 'other', header: t('quality.parameters.otherCost'), isNumeric: true, cell: ({ otherCost }) => euros(otherCost) },
    { id: 'customers', header: t('quality.parameters.customersPerCoach'), isNumeric: true, cell: ({ customersPerCoach }) => format.number(customersPerCoach / 10, 1) },
    { id: 'steps', header: t('quality.parameters.steps'), cell: ({ steps }) => stepsText(steps) },
    { id: 'minimum', header: t('quality.parameters.minimumUnits'), isNumeric: true, cell: ({ minimumUnits }) => minimumUnits },
    { id: 'source', header: t('quality.parameters.source'), cell: ({ source, changedBy }) => [source, changedBy].filter(Boolean).join(' · ') },
    ...(mayManage ? [act] : [])
  ]
}

export function ParametersSection({ versions, now }: { readonly versions: readonly ParameterVersion[]; readonly now: ParameterVersion }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const mayManage = useCan('quality.manage')
  const columns = useColumns(useDrop())
  return (
    <Section title={t('quality.parameters.title')} note={t('quality.parameters.note')} aside={mayManage && <Button onClick={() => setOpen(true)}>{t('quality.parameters.set')}</Button>}>
      <DataTable caption={t('quality.parameters.caption')} columns={columns} rows={versions} rowKey={({ id }) => id ?? 'shipped'} phone="scroll" />
      {isOpen && <ParametersDialog versions={versions} from={now} onClose={() => setOpen(false)} />}
    </Section>
  )
}
