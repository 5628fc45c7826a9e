/** The state of the form: what is typed, what was read, the draft, and saving, also after somebody else has saved. */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { useEffect, useRef, useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { toApiErrors } from '../../../graphql/api-error.js'
import { identityProvidersQuery, saveIdentityProviderMutation, type IdentityProvider } from './provider.operations.js'
import { inputOf, isFaultless, noProblems, useProviderCheck, type Problems } from './provider-check.js'
import { forgetProviderDraft, keepProviderDraft, readProviderDraft, type DraftOwner } from './provider-draft.js'
import { presets, type PresetName } from './provider-presets.js'
import { differingFields, emptyValues, mergeNewer, valuesOf, type FieldName, type ProviderValues } from './provider-values.js'

/** What somebody else has saved while the form was open. */
export interface Clash {
  /** The fields that they changed. */
  readonly fields: readonly FieldName[]
  readonly saved: ProviderValues
}

interface Base {
  readonly values: ProviderValues
  /** Null for a provider that is not kept yet. */
  readonly version: number | null
}

const baseOf = (provider: IdentityProvider | null): Base =>
  provider === null ? { values: emptyValues, version: null } : { values: valuesOf(provider), version: provider.version }

/** Keeps what is typed as a draft while it differs from what is kept; a draft from before is offered back. */
function useDraft(owner: DraftOwner, { base, values }: Pick<Draft, 'base' | 'values'>) {
  const { viewerId, providerId } = owner
  const [offered, setOffered] = useState(() => readProviderDraft(owner))
  const isChanged = differingFields(values, base).length > 0
  const wasChanged = useRef(false)
  useEffect(() => {
    const key = { viewerId, providerId }
    if (isChanged) keepProviderDraft(key, { values, base })
    else if (wasChanged.current) forgetProviderDraft(key)
    wasChanged.current = isChanged
  }, [viewerId, providerId, base, values, isChanged])
  return {
    offered,
    withdraw: () => setOffered(null),
    forget: () => {
      forgetProviderDraft(owner)
      setOffered(null)
    }
  }
}

type Draft = NonNullable<ReturnType<typeof readProviderDraft>>

/**
 * @param provider the provider to change; null to add one
 * @param onSaved told what was saved
 */
export function useProviderForm(provider: IdentityProvider | null, onSaved: (saved: IdentityProvider) => void) {
  const client = useApolloClient()
  const { id: viewerId } = useViewer()
  const providerId = provider?.id ?? null
  const { check, describe } = useProviderCheck()
  const [send, { loading: isSaving }] = useMutation(saveIdentityProviderMutation)
  const [base, setBase] = useState(() => baseOf(provider))
  const [values, setValues] = useState(base.values)
  const [secret, setSecret] = useState('')
  const [problems, setProblems] = useState<Problems>(noProblems)
  const [clash, setClash] = useState<Clash | null>(null)
  const [attempt, setAttempt] = useState(0)
  const isChanged = differingFields(values, base.values).length > 0 || secret !== ''
  const draft = useDraft({ viewerId, providerId }, { base: base.values, values })

  function take(saved: ProviderValues, from: Pick<Draft, 'base' | 'values'>): readonly FieldName[] {
    const { values: merged, changed } = mergeNewer({ base: from.base, mine: from.values, saved })
    setValues(merged)
    setClash(changed.length > 0 ? { fields: changed, saved } : null)
    return changed
  }

  /** Reads what was saved meanwhile: it fills the fields that were not touched here, and the rest is shown. */
  async function takeNewer() {
    const { data } = await client.query({ query: identityProvidersQuery, fetchPolicy: 'network-only' })
    const newer = data?.identityProviders.find(({ id }) => id === providerId)
    if (!newer) return null
    setBase(baseOf(newer))
    return { version: newer.version, fields: take(valuesOf(newer), { base: base.values, values }) }
  }

  async function attemptToSend(version: number | null): Promise<void> {
    try {
      const input = { ...inputOf(values, secret), providerId, expectedVersion: version }
      const { data } = await send({ variables: { input } })
      const saved = data?.saveIdentityProvider.identityProvider
      if (!saved) return
      draft.forget()
      setBase(baseOf(saved))
      setValues(valuesOf(saved))
      setSecret('')
      onSaved(saved)
    } catch (error) {
      const isStale = providerId !== null && toApiErrors(error).some(({ code }) => code === 'STALE')
      const newer = isStale ? await takeNewer() : null
      if (newer === null) return setProblems(describe(error))
      // Saved meanwhile, but nothing that the form shows: then nothing has to be decided.
      if (newer.fields.length === 0 && newer.version !== version) await attemptToSend(newer.version)
    }
  }

  async function save(): Promise<void> {
    const found = check(values)
    setProblems(found)
    setClash(null)
    setAttempt((before) => before + 1)
    if (isFaultless(found)) await attemptToSend(base.version).catch((error: unknown) => setProblems(describe(error)))
  }

  const change = (part: Partial<ProviderValues>) => setValues((before) => ({ ...before, ...part }))
  return {
    ...{ values, change, save, problems, attempt, clash, isChanged, isSaving, secret },
    changeSecret: setSecret,
    fill: (name: PresetName) => change(presets[name]),
    closeClash: () => setClash(null),
    /** The instant of the draft from before; null when there is none, or it has been answered. */
    draftOf: draft.offered?.keptAt ?? null,
    resumeDraft: () => {
      if (draft.offered) take(base.values, draft.offered)
      draft.withdraw()
    },
    forgetDraft: draft.forget
  }
}

export type ProviderForm = ReturnType<typeof useProviderForm>
