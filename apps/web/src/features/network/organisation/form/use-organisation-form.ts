/** The state of the form: what is typed, what was read, the draft, and saving, also after somebody else has saved. */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { useEffect, useRef, useState } from 'react'
import { useViewer } from '../../../../app/viewer.js'
import { toApiErrors } from '../../../../graphql/api-error.js'
import { useLanguage } from '../../../../ui/text.js'
import {
  changeOrganisationMutation,
  organisationQuery,
  registerOrganisationMutation,
  type OrganisationRecord
} from '../organisation.operations.js'
import { noProblems, useOrganisationCheck, type OrganisationInput, type Problems } from './organisation-check.js'
import { forgetOrganisationDraft, keepOrganisationDraft, readOrganisationDraft, type DraftOwner } from './organisation-draft.js'
import { differingFields, emptyValues, mergeNewer, valuesOf, type FieldName, type OrganisationValues } from './organisation-values.js'

/** What somebody else has saved while the form was open. */
export interface Clash {
  /** The fields that they changed. */
  readonly fields: readonly FieldName[]
  readonly saved: OrganisationValues
}

interface Base {
  readonly values: OrganisationValues
  /** Null for an organisation that is not registered yet. */
  readonly version: number | null
}

/** Sends the form; `refused` tells how the refusal reads, or that somebody else was faster. */
function useSend(organisationId: string | null) {
  const [register, registering] = useMutation(registerOrganisationMutation)
  const [change, changing] = useMutation(changeOrganisationMutation)
  async function send(input: OrganisationInput, expectedVersion: number | null): Promise<OrganisationRecord | undefined> {
    if (organisationId === null || expectedVersion === null) {
      const { data } = await register({ variables: { input }, update: forgetRegister })
      return data?.registerOrganisation.organisation
    }
    const variables = { input: { ...input, organisationId, expectedVersion } }
    const { data } = await change({ variables, update: forgetRegister })
    return data?.changeOrganisation.organisation
  }
  return { send, isSaving: registering.loading || changing.loading }
}

/** The pages of the register that were read before are not those of now. */
function forgetRegister(cache: { evict: (what: { id: string; fieldName: string }) => boolean }): void {
  for (const fieldName of ['organisations', 'similarOrganisations']) cache.evict({ id: 'ROOT_QUERY', fieldName })
}

interface DraftState {
  readonly base: OrganisationValues
  readonly values: OrganisationValues
  readonly isChanged: boolean
}

/** Keeps what is typed as a draft while it differs from what is registered; a draft from before is offered back. */
function useDraft(owner: DraftOwner, { base, values, isChanged }: DraftState) {
  const { viewerId, organisationId } = owner
  const [offered, setOffered] = useState(() => readOrganisationDraft(owner))
  const wasChanged = useRef(false)
  useEffect(() => {
    const key = { viewerId, organisationId }
    if (isChanged) keepOrganisationDraft(key, { values, base })
    else if (wasChanged.current) forgetOrganisationDraft(key)
    wasChanged.current = isChanged
  }, [viewerId, organisationId, base, values, isChanged])
  return {
    offered,
    withdraw: () => setOffered(null),
    forget: () => {
      forgetOrganisationDraft(owner)
      setOffered(null)
    }
  }
}

/**
 * @param record the organisation to change; null to register a new one
 * @param onSaved goes on to the saved organisation
 */
export function useOrganisationForm(record: OrganisationRecord | null, onSaved: (saved: OrganisationRecord) => void) {
  const client = useApolloClient()
  const language = useLanguage()
  const { id: viewerId } = useViewer()
  const organisationId = record?.id ?? null
  const { check, describe } = useOrganisationCheck()
  const { send, isSaving } = useSend(organisationId)
  const [base, setBase] = useState<Base>(() =>
    record === null ? { values: emptyValues, version: null } : { values: valuesOf(record, language), version: record.version }
  )
  const [values, setValues] = useState(base.values)
  const [problems, setProblems] = useState<Problems>(noProblems)
  const [clash, setClash] = useState<Clash | null>(null)
  const [attempt, setAttempt] = useState(0)
  const isChanged = differingFields(values, base.values).length > 0
  const draft = useDraft({ viewerId, organisationId }, { base: base.values, values, isChanged })

  /** Reads what was saved meanwhile: it fills the fields that were not touched here, and the rest is shown. */
  async function takeNewer(id: string): Promise<{ readonly version: number; readonly fields: readonly FieldName[] } | null> {
    const { data } = await client.query({ query: organisationQuery, variables: { id }, fetchPolicy: 'network-only' })
    if (!data) return null
    const { version } = data.organisation
    const saved = valuesOf(data.organisation, language)
    const { values: merged, changed } = mergeNewer({ base: base.values, mine: values, saved })
    setBase({ values: saved, version })
    setValues(merged)
    setClash(changed.length > 0 ? { fields: changed, saved } : null)
    return { version, fields: changed }
  }

  function resumeDraft(): void {
    if (draft.offered === null) return
    const { values: merged, changed } = mergeNewer({ base: draft.offered.base, mine: draft.offered.values, saved: base.values })
    setValues(merged)
    setClash(changed.length > 0 ? { fields: changed, saved: base.values } : null)
    draft.withdraw()
  }

  async function attemptToSend(input: OrganisationInput, version: number | null): Promise<void> {
    try {
      const saved = await send(input, version)
      if (!saved) return
      draft.forget()
      onSaved(saved)
    } catch (error) {
      const isStale = toApiErrors(error).some((one) => one.code === 'STALE')
      const newer = isStale && organisationId !== null ? await takeNewer(organisationId) : null
      if (newer === null) return setProblems(describe(error))
      // Saved meanwhile, but nothing that the form shows: then nothing has to be decided.
      if (newer.fields.length === 0 && newer.version !== version) await attemptToSend(input, newer.version)
    }
  }

  async function save(): Promise<void> {
    const { input, problems: found } = check(values)
    setProblems(found)
    setClash(null)
    setAttempt((before) => before + 1)
    if (input) await attemptToSend(input, base.version).catch((error: unknown) => setProblems(describe(error)))
  }

  return {
    values,
    change: (part: Partial<OrganisationValues>) => setValues((before) => ({ ...before, ...part })),
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

export type OrganisationForm = ReturnType<typeof useOrganisationForm>
