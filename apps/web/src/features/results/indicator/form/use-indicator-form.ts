/** The state of the form: what is typed, what was read, the draft, and saving, also after somebody else has saved. */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { useEffect, useRef, useState } from 'react'
import { useViewer } from '../../../../app/viewer.js'
import { toApiErrors } from '../../../../graphql/api-error.js'
import { useLanguage } from '../../../../ui/text.js'
import { forgetLibrary } from '../install-library.js'
import { amendIndicatorMutation, createIndicatorMutation, indicatorQuery, type IndicatorRecord } from '../indicator.operations.js'
import { identityOf, noProblems, useIndicatorCheck, type Checked, type Problems } from './indicator-check.js'
import { forgetIndicatorDraft, keepIndicatorDraft, readIndicatorDraft, type DraftOwner } from './indicator-draft.js'
import { differingFields, emptyValues, fitting, mergeNewer, valuesOf, type FieldName, type IndicatorValues } from './indicator-values.js'

/** What somebody else has saved while the form was open. */
export interface Clash {
  readonly fields: readonly FieldName[]
  readonly saved: IndicatorValues
}

function useSend(indicatorId: string | null) {
  const [create, creating] = useMutation(createIndicatorMutation, { update: forgetLibrary })
  const [amend, amending] = useMutation(amendIndicatorMutation, { update: forgetLibrary })
  async function send({ from, reason, statement }: Checked, { values, version }: { values: IndicatorValues; version: number }) {
    const { groupId } = values
    const said = { ...statement, dimensionCodes: [...statement.dimensionCodes], taskAreas: [...statement.taskAreas] }
    if (indicatorId === null) {
      const { data } = await create({ variables: { input: { ...identityOf(values), ...said, groupId, validFrom: from } } })
      return data?.createIndicator.indicator
    }
    const { data } = await amend({ variables: { input: { ...said, indicatorId, groupId, from, reason, expectedVersion: version } } })
    return data?.amendIndicator.indicator
  }
  return { send, isSaving: creating.loading || amending.loading }
}

/** Keeps what is typed as a draft while it differs from what was read; a draft from before is offered back. */
function useDraft(owner: DraftOwner, { base, values, isChanged }: { base: IndicatorValues; values: IndicatorValues; isChanged: boolean }) {
  const { viewerId, indicatorId } = owner
  const [offered, setOffered] = useState(() => readIndicatorDraft(owner))
  const wasChanged = useRef(false)
  useEffect(() => {
    const key = { viewerId, indicatorId }
    if (isChanged) keepIndicatorDraft(key, { values, base })
    else if (wasChanged.current) forgetIndicatorDraft(key)
    wasChanged.current = isChanged
  }, [viewerId, indicatorId, base, values, isChanged])
  const forget = () => {
    forgetIndicatorDraft(owner)
    setOffered(null)
  }
  return { offered, withdraw: () => setOffered(null), forget }
}

/**
 * @param record the indicator to amend; null to add a new one
 * @param onSaved goes on to the saved indicator
 */
export function useIndicatorForm(record: IndicatorRecord | null, onSaved: (saved: IndicatorRecord) => void) {
  const client = useApolloClient()
  const language = useLanguage()
  const { id: viewerId, today } = useViewer()
  const indicatorId = record?.id ?? null
  const { check, describe } = useIndicatorCheck(record === null)
  const { send, isSaving } = useSend(indicatorId)
  const [base, setBase] = useState(() => ({
    values: record === null ? emptyValues(today, language) : valuesOf(record, { today, language }),
    version: record?.version ?? 0
  }))
  const [values, setValues] = useState(base.values)
  const [problems, setProblems] = useState<Problems>(noProblems)
  const [clash, setClash] = useState<Clash | null>(null)
  const [attempt, setAttempt] = useState(0)
  const isChanged = differingFields(values, base.values).length > 0
  const draft = useDraft({ viewerId, indicatorId }, { base: base.values, values, isChanged })

  /** Shows what was saved meanwhile: it fills the fields that were not touched here. */
  function take(saved: IndicatorValues, from: { readonly base: IndicatorValues; readonly mine: IndicatorValues }): void {
    const { values: merged, changed } = mergeNewer({ ...from, saved })
    setValues(merged)
    setClash(changed.length > 0 ? { fields: changed, saved } : null)
  }

  async function takeNewer(id: string): Promise<void> {
    const { data } = await client.query({ query: indicatorQuery, variables: { id }, fetchPolicy: 'network-only' })
    if (!data) return
    const saved = valuesOf(data.indicator, { today, language })
    setBase({ values: saved, version: data.indicator.version })
    take(saved, { base: base.values, mine: values })
  }

  function resumeDraft(): void {
    if (draft.offered !== null) take(base.values, { base: draft.offered.base, mine: draft.offered.values })
    draft.withdraw()
  }

  async function save(): Promise<void> {
    const { checked, problems: found } = check(values)
    setProblems(found)
    setClash(null)
    setAttempt((before) => before + 1)
    if (!checked) return
    try {
      const saved = await send(checked, { values, version: base.version })
      if (!saved) return
      draft.forget()
      onSaved(saved)
    } catch (error) {
      setProblems(describe(error))
      const isStale = toApiErrors(error).some((one) => one.code === 'STALE')
      if (isStale && indicatorId !== null) await takeNewer(indicatorId).catch(() => undefined)
    }
  }

  return {
    values,
    change: (part: Partial<IndicatorValues>) => setValues((before) => ({ ...before, ...part })),
    /** Changes a part of what the indicator is, and what has to go with it. */
    changeIdentity: (part: Partial<IndicatorValues>) => setValues((before) => fitting({ ...before, ...part })),
    save,
    problems,
    attempt,
    clash,
    closeClash: () => setClash(null),
    isChanged,
    isSaving,
    /** The instant of the draft from before; null when there is none, or it has been answered. */
    draftOf: draft.offered?.keptAt ?? null,
    resumeDraft,
    forgetDraft: draft.forget
  }
}

export type IndicatorForm = ReturnType<typeof useIndicatorForm>
