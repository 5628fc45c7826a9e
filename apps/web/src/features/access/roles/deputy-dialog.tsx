/** Lets somebody stand in for the holder of a role from a day to a day. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { longestDeputyshipInYears } from '@solmu/domain/access/deputies.js'
import { addDays, addYears, earlierEnd, type IsoDate } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { waitingQuery } from '../../../graphql/viewer.operations.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { useFormat } from '../../../ui/format.js'
import { SearchList } from '../../../ui/search-list.js'
import { useLanguage, useLocalized, useText, type TextFunction } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { appointDeputyMutation, deputyCandidatesQuery, type AssignmentRecord } from './assignment.operations.js'
import { PeriodFields } from './period-fields.js'
import { ReasonField, reasonFault } from './reason-field.js'
import admin from '../../../ui/admin-pages.module.css'

const fields = ['userId', 'validFrom', 'validTo', 'reason'] as const
type Field = (typeof fields)[number]
type Candidate = { readonly id: string; readonly displayName: string }

interface Typed {
  readonly deputy: Candidate | null
  readonly from: string
  readonly last: string
  readonly reason: string
}

/** How long the reader may pause before the list follows what was typed, in ms. */
const typingPause = 200

export interface DeputyDialogProps {
  readonly assignment: AssignmentRecord
  /** Whose role it is. */
  readonly holderName: string
  readonly onClose: () => void
}

interface Read {
  readonly input: { userId: string; validFrom: IsoDate; validTo: IsoDate; reason: string } | null
  readonly wrong: Partial<Record<Field, string>>
}

/** The days as they were typed; `wrong` says which of them cannot be read or come in the wrong order. */
function readDays({ from, last }: Typed, today: IsoDate, t: TextFunction) {
  const validFrom = readDayText(from, today)
  const lastDay = readDayText(last, today)
  const wrong: Partial<Record<Field, string>> = {}
  if (validFrom === null) wrong.validFrom = t('errors.INVALID_DATE')
  if (lastDay === null) wrong.validTo = t('errors.INVALID_DATE')
  if (validFrom !== null && lastDay !== null && lastDay < validFrom) wrong.validTo = t('roles.deputy.reversed')
  return { validFrom, lastDay, wrong }
}

/** What was typed, or which fields are wrong. */
function useReading() {
  const t = useText()
  const { today } = useViewer()
  return (typed: Typed): Read => {
    const { deputy, reason } = typed
    const { validFrom, lastDay, wrong: wrongDays } = readDays(typed, today, t)
    const fault = reasonFault(reason, t)
    const wrong = { ...(deputy === null && { userId: t('roles.deputy.whoRequired') }), ...wrongDays, ...(fault !== null && { reason: fault }) }
    const isWhole = deputy !== null && validFrom !== null && lastDay !== null && Object.keys(wrong).length === 0
    if (!isWhole) return { input: null, wrong }
    return { input: { userId: deputy.id, validFrom, validTo: addDays(lastDay, 1), reason: reason.trim() }, wrong }
  }
}

function useAppoint({ assignment, onClose }: DeputyDialogProps) {
  const t = useText()
  const read = useReading()
  const [mutate] = useMutation(appointDeputyMutation, { refetchQueries: [waitingQuery] })
  const known = {
    OUT_OF_RANGE: { field: 'validTo', text: t('roles.deputy.outOfRange') },
    RANGE_OVERLAPS: { field: 'validFrom', text: t('roles.deputy.overlaps') }
  } as const
  const state = useAct<Field>({ names: fields, known }, onClose)
  function appoint(typed: Typed) {
    const { input, wrong } = read(typed)
    async function name() {
      if (!input) return
      await mutate({ variables: { input: { assignmentId: assignment.id, ...input } } })
      showToast({ kind: 'done', text: t('roles.deputy.done', { name: typed.deputy?.displayName ?? '' }) })
    }
    void state.run(name, wrong)
  }
  return { appoint, state }
}

interface PickerProps {
  readonly assignmentId: string
  readonly value: Candidate | null
  readonly onChange: (value: Candidate | null) => void
  readonly error?: string
}

/** Those who could stand in, narrowed by what was typed; the chosen one always among them. */
function useCandidates(assignmentId: string, value: Candidate | null, typed: string) {
  const t = useText()
  const pick = useLocalized()
  const [asked] = useDebouncedValue(typed, typingPause)
  const search = asked.trim() === '' || asked === value?.displayName ? null : asked.trim()
  const { data, previousData, loading } = useQuery(deputyCandidatesQuery, { variables: { assignmentId, search } })
  const found = (data ?? previousData)?.deputyCandidates ?? []
  const choices: readonly Candidate[] = value && !found.some(({ id }) => id === value.id) ? [value, ...found] : found
  const detailOf = (id: string) => {
    const candidate = found.find((each) => each.id === id)
    return candidate && `${t(`role.${candidate.role}`)}, ${pick(candidate.unit.name)}`
  }
  return { choices, detailOf, loading }
}

function CandidatePicker({ assignmentId, value, onChange, error }: PickerProps) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const { choices, detailOf, loading } = useCandidates(assignmentId, value, typed)
  return (
    <SearchList
      id="deputy-userId"
      label={t('roles.deputy.who')}
      help={t('roles.deputy.whoHelp')}
      error={error}
      options={choices.map(({ id, displayName }) => ({ value: id, label: displayName }))}
      value={value?.id ?? null}
      onChange={(id) => onChange(choices.find((each) => each.id === id) ?? null)}
      typed={typed}
      onType={setTyped}
      placeholder={t('roles.deputy.placeholder')}
      nothingFound={loading ? t('ui.loading') : t('roles.deputy.nobody', { text: typed })}
      detailOf={detailOf}
      isLow
    />
  )
}

/** The last day that a deputyship from a day can have. */
function latestDay({ validTo }: AssignmentRecord, from: IsoDate): IsoDate {
  return addDays(earlierEnd(validTo, addYears(from, longestDeputyshipInYears)) ?? from, -1)
}

export function DeputyDialog(props: DeputyDialogProps) {
  const { assignment, holderName, onClose } = props
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const language = useLanguage()
  const { today } = useViewer()
  const start = assignment.validFrom > today ? assignment.validFrom : today
  const [typed, setTyped] = useState<Typed>({ deputy: null, from: dayInField(start, language), last: '', reason: '' })
  const { appoint, state } = useAppoint(props)
  const wrong = state.refusal.fields
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }))
  const from = readDayText(typed.from, today) ?? start
  return (
    <ActDialog
      title={t('roles.deputy.title', { name: holderName })}
      submit={t('roles.deputy.submit')}
      width="36rem"
      prefix="deputy"
      names={fields}
      state={state}
      onSubmit={() => appoint(typed)}
      onClose={onClose}
    >
      <p className={admin.note}>
        {t('roles.deputy.about', { role: t(`role.${assignment.role}`), unit: pick(assignment.unit.name) })}
      </p>
      <CandidatePicker
        assignmentId={assignment.id}
        value={typed.deputy}
        error={wrong.userId}
        onChange={(deputy) => change({ deputy })}
      />
      <PeriodFields
        prefix="deputy"
        from={{ label: t('roles.deputy.from'), value: typed.from, error: wrong.validFrom }}
        last={{
          label: t('roles.deputy.last'),
          help: t('roles.deputy.lastHelp', { day: format.day(latestDay(assignment, from)) }),
          value: typed.last,
          error: wrong.validTo
        }}
        onChange={change}
      />
      <ReasonField
        id="deputy-reason"
        help={t('roles.deputy.reasonHelp')}
        value={typed.reason}
        error={wrong.reason}
        onChange={(reason) => change({ reason })}
      />
    </ActDialog>
  )
}
