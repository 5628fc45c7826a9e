/** Shows the centres and organisations of the template and asks for the day from which the consortium has them. */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { Dialog } from '../../../ui/dialog.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { TextField } from '../../../ui/form-field.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal } from '../../../ui/form-refusal.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { forgetNetwork } from '../change/forget-network.js'
import { startFromTemplateMutation, type NetworkTemplate, type TemplateCentre } from './template.operations.js'
import admin from '../../../ui/admin-pages.module.css'
import styles from './template.module.css'

const fields = ['effectiveOn'] as const
type Field = (typeof fields)[number]

export interface TemplateDialogProps {
  readonly template: NetworkTemplate
  readonly onClose: () => void
}

function useStart(onClose: () => void) {
  const t = useText()
  const format = useFormat()
  const client = useApolloClient()
  const { today } = useViewer()
  const [mutate, { loading }] = useMutation(startFromTemplateMutation)
  const describe = useFormRefusal<Field>({
    names: fields,
    known: { INVALID_DATE: { field: 'effectiveOn', text: t('template.badDay') } }
  })
  const [refusal, setRefusal] = useState<FormRefusal<Field>>(noRefusal)
  const [attempt, setAttempt] = useState(0)
  async function start(typed: string): Promise<void> {
    const effectiveOn = readDayText(typed, today)
    setAttempt((before) => before + 1)
    if (effectiveOn === null) return setRefusal({ fields: { effectiveOn: t('errors.INVALID_DATE') }, whole: [] })
    setRefusal(noRefusal)
    try {
      await mutate({ variables: { input: { effectiveOn } } })
      showToast({ kind: 'done', id: 'template', text: t('template.done', { day: format.day(effectiveOn) }) })
      onClose()
      client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'networkTemplate' })
      forgetNetwork(client.cache)
    } catch (error) {
      setRefusal(describe(error))
    }
  }
  return { start, refusal, attempt, isStarting: loading }
}

function Centres({ centres }: { readonly centres: readonly TemplateCentre[] }) {
  const t = useText()
  const pick = useLocalized()
  const columns: readonly Column<TemplateCentre>[] = [
    { id: 'name', header: t('template.centre'), cell: ({ name }) => pick(name) },
    { id: 'seat', header: t('template.seat'), cell: ({ municipalityName }) => pick(municipalityName) },
    { id: 'regions', header: t('template.regions'), cell: ({ regionNames }) => regionNames.map(pick).join(', ') }
  ]
  return (
    <Section level={3} title={t('template.centres')} aside={String(centres.length)}>
      <div className={styles.table}>
        <DataTable caption={t('template.centres')} columns={columns} rows={centres} rowKey={({ key }) => key} />
      </div>
    </Section>
  )
}

function Organisations({ organisations }: Pick<NetworkTemplate, 'organisations'>) {
  const t = useText()
  const pick = useLocalized()
  return (
    <Section level={3} title={t('template.organisations')} aside={String(organisations.length)}>
      <ul className={styles.organisations}>
        {organisations.map(({ key, name }) => (
          <li key={key}>{pick(name)}</li>
        ))}
      </ul>
    </Section>
  )
}

export function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const [day, setDay] = useState(dayInField(today, language))
  const { start, refusal, attempt, isStarting } = useStart(onClose)
  function submit(event: FormEvent) {
    event.preventDefault()
    void start(day)
  }
  return (
    <Dialog title={t('template.title')} isOpen onClose={onClose} width="46rem">
      <form noValidate className={styles.dialog} onSubmit={submit}>
        <ErrorSummary errors={refusalSummary(refusal, fields, 'template')} attempt={attempt} />
        <p className={styles.text}>{t('template.source')}</p>
        <Centres centres={template.centres} />
        <Organisations organisations={template.organisations} />
        <TextField
          id="template-effectiveOn"
          label={t('template.day')}
          help={t('template.dayHelp')}
          value={day}
          autoComplete="off"
          error={refusal.fields.effectiveOn}
          onChange={(event) => setDay(event.target.value)}
        />
        <p className={styles.text}>{t('template.undo')}</p>
        <div className={admin.acts}>
          <Button type="submit" variant="primary" isBusy={isStarting}>
            {t('template.start')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
