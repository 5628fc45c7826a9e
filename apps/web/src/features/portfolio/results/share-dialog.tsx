/** Declares which share of its units' figures a project counts; one row for each unit and time. */
import { useMutation } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { wholeShare } from '@solmu/domain/portfolio/shared-results.js'
import { parseDecimal } from '@solmu/shared/decimal.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { useFormat } from '../../../ui/format.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import { useRate } from '../portfolio-words.js'
import { declareProjectSharesMutation, type Result, type ResultProject, type Results } from './result.operations.js'
import styles from '../../governance/governance.module.css'

interface Row {
  readonly unitId: string
  readonly share: string
  readonly validFrom: string
  readonly validTo: string
}

interface Props {
  readonly project: ResultProject
  readonly of: Results
  readonly result: Result
  readonly onClose: () => void
  readonly onDone: () => void
}

/** A share in ten-thousandths, or null for what is none. */
function shareOf(text: string): number | null {
  const parsed = parseDecimal(text.replace(/\s*%\s*$/u, ''), 2)
  return 'value' in parsed && parsed.value >= 0 && parsed.value <= wholeShare ? parsed.value : null
}

const firstRows = ({ indicator: { shares } }: Result, language: Language): Row[] =>
  shares.filter(({ replacedAt }) => replacedAt === null).map(({ unitId, share, validFrom, validTo }) => ({ unitId, share: String(share / 100).replace('.', language === 'en' ? '.' : ','), validFrom: dayInField(validFrom, language), validTo: validTo === null ? '' : dayInField(validTo, language) }))

const names = ['shares'] as const

export function ShareDialog({ project, of, result, onClose, onDone }: Props) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const { form, change, forget } = useKeptForm<{ rows: Row[] }>(['project-shares', `${result.indicator.id}:${result.indicator.version}`], { rows: firstRows(result, lang) })
  const [declare] = useMutation(declareProjectSharesMutation)
  const state = useAct<(typeof names)[number]>({ names }, () => {
    forget()
    onDone()
    onClose()
  })
  const read = form.rows.map(({ unitId, share, validFrom, validTo }) => ({ unitId, share: shareOf(share), validFrom: readDayText(validFrom, today), validTo: validTo.trim() === '' ? null : readDayText(validTo, today), isEndless: validTo.trim() === '' }))
  const set = (at: number, part: Partial<Row>) => change({ rows: form.rows.map((row, place) => (place === at ? { ...row, ...part } : row)) })
  const submit = () => {
    const broken = read.findIndex(({ share, validFrom, validTo, isEndless }) => share === null || validFrom === null || (validTo === null && !isEndless))
    void state.run(async () => {
      const shares = read.map(({ unitId, share, validFrom, validTo }) => ({ unitId, share: share ?? 0, validFrom: validFrom ?? '', validTo }))
      await declare({ variables: { input: { projectIndicatorId: result.indicator.id, expectedVersion: result.indicator.version, shares } } })
      showToast({ kind: 'done', text: t('projectResults.share.saved') })
    }, broken < 0 ? {} : { shares: t('projectResults.needs.share', { row: broken + 1 }) })
  }
  return (
    <ActDialog prefix="share" title={t('projectResults.share.openOf', { indicator: result.indicator.code })} submit={t('projectResults.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p id="share-shares" tabIndex={-1}>{t('projectResults.share.text')}</p>
      {form.rows.map((row, at) => (
        <ShareRow key={at} {...{ row, at, of }} onChange={(part) => set(at, part)} onRemove={() => change({ rows: form.rows.filter((_each, place) => place !== at) })} />
      ))}
      <Button icon={IconPlus} onClick={() => change({ rows: [...form.rows, { unitId: of.units[0]?.unit.id ?? '', share: lang === 'en' ? '50' : '50', validFrom: dayInField(project.startsOn ?? today, lang), validTo: '' }] })}>
        {t('projectResults.share.add')}
      </Button>
      <Former result={result} of={of} />
    </ActDialog>
  )
}

interface RowProps {
  readonly row: Row
  readonly at: number
  readonly of: Results
  readonly onChange: (part: Partial<Row>) => void
  readonly onRemove: () => void
}

function ShareRow({ row, at, of, onChange, onRemove }: RowProps) {
  const t = useText()
  const pick = useLocalized()
  return (
    <fieldset className={styles.several}>
      <legend>{t('projectResults.share.row', { row: at + 1 })}</legend>
      <SelectField id={`share-unit-${at}`} label={t('projectResults.column.unit')} value={row.unitId} options={of.units.map(({ unit }) => ({ value: unit.id, label: pick(unit.name) }))} onChange={({ target }) => onChange({ unitId: target.value })} />
      <TextField id={`share-share-${at}`} label={t('projectResults.field.share')} inputMode="decimal" value={row.share} onChange={({ target }) => onChange({ share: target.value })} />
      <TextField id={`share-from-${at}`} label={t('projectResults.field.from')} value={row.validFrom} onChange={({ target }) => onChange({ validFrom: target.value })} />
      <TextField id={`share-to-${at}`} label={t('projectResults.field.to')} isOptional value={row.validTo} onChange={({ target }) => onChange({ validTo: target.value })} />
      <Button variant="quiet" onClick={onRemove}>
        {t('projectResults.share.remove', { row: at + 1 })}
      </Button>
    </fieldset>
  )
}

/** What was declared before, with the day on which it was replaced. */
function Former({ result: { indicator }, of }: Pick<Props, 'result' | 'of'>) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const rate = useRate()
  const former = indicator.shares.flatMap((share) => (share.replacedAt === null ? [] : [{ ...share, on: share.replacedAt.slice(0, 10) }]))
  if (former.length === 0) return null
  const nameOf = (id: string) => pick(of.units.find(({ unit }) => unit.id === id)?.unit.name ?? { fi: '', sv: '', en: '' })
  return (
    <details>
      <summary>{t('projectResults.share.former', { count: former.length })}</summary>
      <ul className={styles.list}>
        {former.map(({ id, unitId, share, validFrom, on }) => (
          <li key={id}>{t('projectResults.share.was', { unit: nameOf(unitId), share: rate(share), from: format.day(validFrom), on: format.day(on) })}</li>
        ))}
      </ul>
    </details>
  )
}
