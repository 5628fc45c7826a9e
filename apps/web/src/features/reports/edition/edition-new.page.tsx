/** Has an edition prepared: of which periods, through which divisions, and why where it replaces another. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { divisions } from '@solmu/domain/geography/divisions.js'
import type { Lens } from '@solmu/domain/network/lens.js'
import { isPeriod, kindOfPeriod, periodContaining, shiftPeriod } from '@solmu/shared/periods.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormField, SelectField } from '../../../ui/form-field.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { useAct } from '../../../ui/act-dialog.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { periodText } from '../../results/unit-return/period-text.js'
import { EditionsCrumb } from './edition.page.js'
import { EditionLink } from './edition-words.js'
import { type Edition, editionsQuery, prepareEditionMutation } from './edition.operations.js'
import styles from './edition.module.css'

const names = ['firstPeriod', 'lastPeriod', 'lenses', 'reason', 'replacesId'] as const
type Field = (typeof names)[number]

const offered: readonly Lens[] = [...divisions, 'language_status', 'urban_rural']
const kinds = ['quarter', 'third', 'month', 'year'] as const
type Kind = (typeof kinds)[number]

/** How many periods back may be chosen. */
const back: Readonly<Record<Kind, number>> = { quarter: 16, third: 12, month: 36, year: 8 }

/** The certified edition of the same periods that stands; another one corrects it. */
function useStanding(firstPeriod: string, lastPeriod: string): Edition | null {
  const { data } = useQuery(editionsQuery, { variables: { filter: { states: ['certified'], search: firstPeriod }, first: 100 }, fetchPolicy: 'cache-and-network' })
  const same = (data?.editions.nodes ?? []).filter((each) => each.firstPeriod === firstPeriod && each.lastPeriod === lastPeriod)
  return same.find(({ replacedBy }) => replacedBy === null) ?? null
}

function usePrepare() {
  const lang = useLanguage()
  const navigate = useNavigate()
  const [mutate] = useMutation(prepareEditionMutation)
  return async (input: { firstPeriod: string; lastPeriod: string; lenses: Lens[]; replacesId: string | null; reason: string | null }) => {
    const { data } = await mutate({ variables: { input } })
    if (data) await navigate({ to: '/$lang/reports/editions/$id', params: { lang, id: data.prepareEdition.edition.id } })
  }
}

export function NewEditionPage() {
  const t = useText()
  const { today } = useViewer()
  const last = shiftPeriod(periodContaining('quarter', today), -1)
  const [run, setRun] = useState({ firstPeriod: last, lastPeriod: last })
  const [lenses, setLenses] = useState<readonly Lens[]>(['wellbeing_county'])
  const [reason, setReason] = useState('')
  const standing = useStanding(run.firstPeriod, run.lastPeriod)
  const prepare = usePrepare()
  const state = useAct<Field>({ names }, () => undefined)
  function send(event: FormEvent) {
    event.preventDefault()
    const isReasonMissing = standing !== null && reason.trim() === ''
    const input = { ...run, lenses: [...lenses], replacesId: standing?.id ?? null, reason: standing ? reason.trim() : null }
    void state.run(() => prepare(input), isReasonMissing ? { reason: t('errors.REQUIRED') } : {})
  }
  return (
    <>
      <PageHeader title={t('edition.new.title')} breadcrumb={[<EditionsCrumb key="list" />]} meta={t('edition.new.meta')} />
      <form noValidate onSubmit={send} className={styles.form}>
        <ErrorSummary errors={refusalSummary(state.refusal, names, 'edition')} attempt={state.attempt} />
        <RunFields run={run} onChange={setRun} faults={state.refusal.fields} />
        <LensChoice lenses={lenses} onChange={setLenses} />
        {standing && <Correction standing={standing} reason={reason} onChange={setReason} fault={state.refusal.fields.reason} />}
        <p className={styles.quiet}>{t('edition.new.what')}</p>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t('edition.new.submit')}
        </Button>
      </form>
    </>
  )
}

type Run = { readonly firstPeriod: string; readonly lastPeriod: string }
type RunProps = { readonly run: Run; readonly onChange: (run: Run) => void; readonly faults: Partial<Record<Field, string>> }

function RunFields({ run, onChange, faults }: RunProps) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const kind = isPeriod(run.firstPeriod) ? (kindOfPeriod(run.firstPeriod) as Kind) : 'quarter'
  const present = periodContaining(kind, today)
  const periods = Array.from({ length: back[kind] }, (_none, index) => shiftPeriod(present, -index))
  const options = periods.map((value) => ({ value, label: periodText(value, language) }))
  function choose(next: Kind) {
    const period = shiftPeriod(periodContaining(next, today), -1)
    onChange({ firstPeriod: period, lastPeriod: period })
  }
  return (
    <div className={styles.pair}>
      <SelectField
        id="edition-kind"
        label={t('edition.new.kind')}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`edition.kind.${value}`) }))}
        onChange={({ target }) => choose(target.value as Kind)}
      />
      <SelectField
        id="edition-firstPeriod"
        label={t('edition.new.first')}
        error={faults.firstPeriod}
        value={run.firstPeriod}
        options={options}
        onChange={({ target: { value } }) => onChange({ firstPeriod: value, lastPeriod: run.lastPeriod < value ? value : run.lastPeriod })}
      />
      <SelectField
        id="edition-lastPeriod"
        label={t('edition.new.last')}
        error={faults.lastPeriod}
        value={run.lastPeriod}
        options={options.filter(({ value }) => value >= run.firstPeriod)}
        onChange={({ target: { value } }) => onChange({ ...run, lastPeriod: value })}
      />
    </div>
  )
}

function LensChoice({ lenses, onChange }: { readonly lenses: readonly Lens[]; readonly onChange: (lenses: readonly Lens[]) => void }) {
  const t = useText()
  return (
    <fieldset className={styles.choices}>
      <legend>{t('edition.new.lenses')}</legend>
      <p className={styles.quiet}>{t('edition.new.lensesHelp')}</p>
      <div>
        {offered.map((lens) => (
          <label key={lens}>
            <input type="checkbox" checked={lenses.includes(lens)} onChange={({ target }) => onChange(target.checked ? [...lenses, lens] : lenses.filter((each) => each !== lens))} />
            {t(`division.lens.${lens}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface CorrectionProps {
  readonly standing: Edition
  readonly reason: string
  readonly fault: string | undefined
  readonly onChange: (reason: string) => void
}

function Correction({ standing, reason, fault, onChange }: CorrectionProps) {
  const t = useText()
  return (
    <div className={styles.notice}>
      <p>
        {t('edition.new.replaces')} <EditionLink edition={standing} />
      </p>
      <FormField id="edition-reason" label={t('edition.new.reason')} help={t('edition.new.reasonHelp')} error={fault}>
        {(control) => <textarea {...control} className={styles.area} rows={3} maxLength={2000} value={reason} onChange={({ target }) => onChange(target.value)} />}
      </FormField>
    </div>
  )
}
