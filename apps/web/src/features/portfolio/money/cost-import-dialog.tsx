/** Brings costs in from a file: what its columns are, what each row would bring, and then all of it or nothing. */
import { useEffect, useRef, useState } from 'react'
import { costFields } from '@solmu/domain/portfolio/cost-file.js'
import { announce } from '../../../ui/announce.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { Dialog } from '../../../ui/dialog.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { FileChoice } from '../../../ui/file-choice.js'
import { SelectField } from '../../../ui/form-field.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { useMoney } from '../../../ui/money.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { type CostFile, type CostMapping, type CostPreview, readCostFile, saveCostFile } from './cost-import.js'
import { type OfMoney, usePartnerName } from './money-words.js'
import styles from '../../governance/governance.module.css'

/** What the browser offers to choose from; the server looks at what the file really is. */
const accepted = '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface ImportProps extends OfMoney {
  readonly onClose: () => void
  readonly onDone: () => void
}

function useCostFile({ project, onClose, onDone }: ImportProps, partnerId: string) {
  const t = useText()
  const describe = useErrorMessage()
  const [file, setFile] = useState<File | null>(null)
  const [mapping, setMapping] = useState<CostMapping>({})
  const [preview, setPreview] = useState<CostPreview | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  async function work(act: (signal: AbortSignal) => Promise<void>): Promise<void> {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setProblem(null)
    setBusy(true)
    try {
      await act(controller.signal)
    } catch (error) {
      if (!controller.signal.aborted) setProblem(describe(error).text)
    } finally {
      if (!controller.signal.aborted) setBusy(false)
    }
  }
  const of = (columns: CostMapping, partner: string): CostFile => ({ projectId: project.id, partnerId: partner, mapping: columns })
  async function read(chosen: File, columns: CostMapping, partner: string): Promise<void> {
    setFile(chosen)
    setMapping(columns)
    setPreview(null)
    await work(async (signal) => {
      const found = await readCostFile(of(columns, partner), chosen, { onProgress: () => undefined, signal })
      setPreview(found)
      announce(t('money.import.found', { count: found.counts.rows }))
    })
  }
  const save = () =>
    work(async (signal) => {
      if (!file) return
      const { savedCount, knownCount } = await saveCostFile(of(mapping, partnerId), file, { onProgress: () => undefined, signal })
      showToast({ kind: 'done', text: t('money.import.done', { saved: savedCount, known: knownCount }) })
      onDone()
      onClose()
    })
  return { file, mapping, preview, problem, isBusy, read, save }
}

export function CostImportDialog(props: ImportProps) {
  const t = useText()
  return (
    <Dialog title={t('money.import.title')} isOpen onClose={props.onClose} width="56rem">
      <Import {...props} />
    </Dialog>
  )
}

function Import(props: ImportProps) {
  const { spending, onClose } = props
  const t = useText()
  const nameOf = usePartnerName(spending.partners)
  const own = spending.partners.filter(({ mayWrite }) => mayWrite)
  const [partnerId, setPartner] = useState('')
  const { file, mapping, preview, problem, isBusy, read, save } = useCostFile(props, partnerId)
  function choosePartner(id: string) {
    setPartner(id)
    if (file) void read(file, mapping, id)
  }
  return (
    <>
      {own.length > 1 && <SelectField id="import-partner" label={t('money.import.partner')} help={t('money.import.partnerHelp')} value={partnerId} options={[{ value: '', label: t('money.import.inFile') }, ...own.map(({ id }) => ({ value: id, label: nameOf(id) }))]} onChange={({ target }) => choosePartner(target.value)} />}
      <FileChoice label={t('money.import.file')} help={t('money.import.help')} {...{ accepted, problem }} name={file?.name ?? null} onChoose={(chosen) => void read(chosen, {}, partnerId)} />
      {preview && file && <Preview {...{ preview, spending }} onMap={(heading, field) => void read(file, { ...mappingOf(preview), [heading]: field }, partnerId)} />}
      <div className={styles.acts}>
        <Button variant="primary" disabled={!isReady(preview)} isBusy={isBusy} onClick={() => void save()}>
          {t('money.import.save', { count: preview?.counts.fresh ?? 0 })}
        </Button>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
      </div>
    </>
  )
}

/** Something new comes in, and nothing is wrong with the file. */
const isReady = (preview: CostPreview | null): boolean => preview !== null && preview.missing.length === 0 && preview.counts.faulty === 0 && preview.counts.fresh > 0

const mappingOf = ({ columns }: CostPreview): CostMapping => Object.fromEntries(columns.map(({ heading, field }) => [heading, field]))

interface PreviewProps extends Pick<OfMoney, 'spending'> {
  readonly preview: CostPreview
  readonly onMap: (heading: string, field: string | null) => void
}

function Preview({ preview, spending, onMap }: PreviewProps) {
  const t = useText()
  const money = useMoney()
  const { counts, sums, missing } = preview
  const inText = (minorUnits: string) => money({ minorUnits, currency: spending.currency })
  return (
    <>
      <fieldset className={styles.several}>
        <legend>{t('money.import.columns')}</legend>
        {preview.columns.map(({ heading, field, sample }, at) => (
          <SelectField
            key={heading}
            id={`column-${at}`}
            label={heading}
            help={sample === '' ? undefined : t('money.import.sample', { sample })}
            value={field ?? ''}
            options={[{ value: '', label: t('money.import.leftOut') }, ...costFields.map(({ name }) => ({ value: name, label: t(`money.field.${name}`) }))]}
            onChange={({ target }) => onMap(heading, target.value || null)}
          />
        ))}
      </fieldset>
      {missing.length > 0 && <FormNotice title={t('money.import.missing')}>{missing.map((name) => t(`money.field.${name}`)).join(', ')}</FormNotice>}
      {missing.length === 0 && (
        <>
          <p>{t('money.import.counts', { rows: counts.rows, fresh: counts.fresh, known: counts.known, faulty: counts.faulty, freshSum: inText(sums.fresh), knownSum: inText(sums.known) })}</p>
          {counts.faulty > 0 && <FormNotice title={t('money.import.faulty', { count: counts.faulty })}>{t('money.import.faultyText')}</FormNotice>}
          <Rows {...{ preview, spending }} />
        </>
      )}
    </>
  )
}

function Rows({ preview, spending }: Pick<PreviewProps, 'preview' | 'spending'>) {
  const t = useText()
  const money = useMoney()
  const format = useFormat()
  const nameOf = usePartnerName(spending.partners)
  type Row = CostPreview['rows'][number]
  const faultText = ({ field, code, params }: Row['faults'][number]) => [field && t(`money.field.${field}`), t(`errors.${code}`, params)].filter(Boolean).join(': ')
  const columns: readonly Column<Row>[] = [
    { id: 'line', header: t('money.import.line'), cell: ({ line, cost }) => <>{t('money.import.lineNumber', { line })}{cost && <span className={styles.below}>{cost.document}</span>}</> },
    {
      ...{ id: 'what', header: t('money.import.what') },
      cell: ({ isKnown, faults, cost }) => (
        <>
          {faults.length > 0 ? faults.map((fault) => <span key={`${fault.field}${fault.code}`} className={styles.late}>{faultText(fault)} </span>) : t(isKnown ? 'money.import.known' : 'money.import.fresh')}
          {cost && <span className={styles.below}>{[format.day(cost.day), nameOf(cost.partnerId), t(`portfolio.category.${cost.category}`), t(`portfolio.source.${cost.source}`)].join(' · ')}</span>}
        </>
      )
    },
    { id: 'amount', header: t('money.field.amount'), isNumeric: true, phone: 'figure', cell: ({ cost }) => (cost ? money({ minorUnits: cost.amount, currency: spending.currency }) : '') }
  ]
  return <DataTable caption={t('money.import.rows')} columns={columns} rows={preview.rows} rowKey={({ line }) => String(line)} />
}
