/** Proposes a correction of figures that stand closed: which, what they are to be, and why. */
import { useMutation } from '@apollo/client/react'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Button, IconButton } from '../../../../ui/button.js'
import { SelectField, TextField } from '../../../../ui/form-field.js'
import { useText } from '../../../../ui/text.js'
import { showToast } from '../../../../ui/toast.js'
import { useCellText } from '../../unit-return/sheet/cell-text.js'
import type { SheetModel } from '../../unit-return/sheet/sheet-model.js'
import type { ReturnPast } from '../approval.types.js'
import { useKeptWords, Words } from '../review/review-dialogs.js'
import { ActDialog, useAct } from '../../../../ui/act-dialog.js'
import { proposeCorrectionMutation } from './correction.operations.js'
import { correctablesOf, fieldOfPath, rowFields, useProposedRows, useReadRows, type Correctable, type ProposedRow } from './propose-rows.js'
import styles from '../approval.module.css'

export interface ProposeDialogProps {
  readonly of: ReturnPast
  readonly model: SheetModel
  readonly onClose: () => void
  readonly onDone: () => void
}

interface RowProps {
  readonly at: number
  readonly row: ProposedRow
  /** Those that no other row is about. */
  readonly cells: readonly Correctable[]
  readonly model: SheetModel
  readonly faults: Readonly<Partial<Record<string, string>>>
  readonly onChange: (part: Partial<ProposedRow>) => void
  /** Undefined when it is the only row. */
  readonly onRemove?: () => void
}

function Row({ at, row, cells, model, faults, onChange, onRemove }: RowProps) {
  const t = useText()
  const { shown } = useCellText()
  const fields = rowFields(at)
  const number = at + 1
  const chosen = cells.find(({ key }) => key === row.cell)
  const options = cells.map(({ key, indicatorId, breakdown }) => ({ value: key, label: model.cellName(indicatorId, breakdown) }))
  return (
    <div className={styles.proposed}>
      <SelectField
        id={`step-${fields.cell}`}
        label={t('approval.correction.figure', { number })}
        value={row.cell}
        error={faults[fields.cell]}
        options={[{ value: '', label: t('approval.correction.choose') }, ...options]}
        onChange={({ target }) => onChange({ cell: target.value })}
      />
      <TextField
        id={`step-${fields.value}`}
        label={t('approval.correction.value', { number })}
        help={chosen && t('approval.correction.now', { value: shown(chosen.stands, chosen.decimals) })}
        inputMode="decimal"
        autoComplete="off"
        value={row.text}
        error={faults[fields.value]}
        onChange={({ target }) => onChange({ text: target.value })}
      />
      {onRemove && <IconButton label={t('approval.correction.remove', { number })} icon={IconTrash} onClick={onRemove} />}
    </div>
  )
}

function useProposal({ of, onClose, onDone }: ProposeDialogProps, cells: readonly Correctable[]) {
  const t = useText()
  const [mutate] = useMutation(proposeCorrectionMutation)
  const words = useKeptWords('correction-reason', of.id)
  const proposed = useProposedRows(of.id)
  const read = useReadRows(cells)
  const names = [...proposed.rows.flatMap((_, at) => Object.values(rowFields(at))), 'reason']
  const step = useAct<string>({ names, placeOf: fieldOfPath }, onClose)
  function send(): void {
    const { figures, faults } = read(proposed.rows)
    const all = { ...faults, ...(words.text.trim() === '' && { reason: t('errors.REQUIRED') }) }
    void step.run(async () => {
      await mutate({ variables: { input: { returnId: of.id, expectedVersion: of.version, reason: words.text, cells: figures } } })
      words.forget()
      proposed.forget()
      showToast({ kind: 'done', text: t('approval.correction.proposed') })
      onDone()
    }, all)
  }
  return { words, proposed, names, step, send }
}

/** The new row is written next. */
const focusRow = (at: number) => setTimeout(() => document.getElementById(`step-${rowFields(at).cell}`)?.focus())

export function ProposeDialog(props: ProposeDialogProps) {
  const { of, model, onClose } = props
  const t = useText()
  const cells = useMemo(() => correctablesOf(of), [of])
  const { words, proposed, names, step, send } = useProposal(props, cells)
  const { rows } = proposed
  const { fields } = step.refusal
  const freeFor = (row: ProposedRow) => cells.filter(({ key }) => key === row.cell || !rows.some(({ cell }) => cell === key))
  function add(): void {
    proposed.add()
    focusRow(rows.length)
  }
  return (
    <ActDialog prefix="step" state={step} title={t('approval.correction.propose')} submit={t('approval.correction.send')} {...{ names, onClose }} onSubmit={send}>
      <p>{t('approval.correction.about.propose')}</p>
      {rows.map((row, at) => (
        <Row
          // The rows have nothing of their own but their order, and their fields are told apart by it.
          key={at}
          {...{ at, row, model }}
          cells={freeFor(row)}
          faults={fields}
          onChange={(part) => proposed.change(at, part)}
          onRemove={rows.length > 1 ? () => proposed.remove(at) : undefined}
        />
      ))}
      {rows.length < cells.length && (
        <p>
          <Button size="small" icon={IconPlus} onClick={add}>
            {t('approval.correction.add')}
          </Button>
        </p>
      )}
      <Words id="step-reason" label={t('approval.correction.reason')} value={words.text} error={fields.reason} onChange={words.write} />
    </ActDialog>
  )
}
