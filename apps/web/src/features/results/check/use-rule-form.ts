/** The state of the form of a rule: what is typed, what was read, the draft, and saving, also after somebody else has saved. */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { useViewer } from '../../../app/viewer.js'
import { toApiErrors } from '../../../graphql/api-error.js'
import { forgetDraft, keepDraft, readDraft, type DraftName } from '../../../ui/drafts.js'
import { changeCheckRuleMutation, checkRulesQuery, createCheckRuleMutation, type CheckRuleRow } from './check.operations.js'
import { isSound, noProblems, useRuleCheck, type Problems } from './rule-check.js'
import { emptyValues, ruleValuesSchema, sameValues, specOf, valuesOf, type RuleValues } from './rule-values.js'

const draftSchema = z.object({ keptAt: z.iso.datetime(), values: ruleValuesSchema })

/** Keeps what is typed while it differs from what is saved; a draft from before is offered back. */
function useDraft(name: DraftName, { values, isChanged }: { readonly values: RuleValues; readonly isChanged: boolean }) {
  const [offered, setOffered] = useState(() => draftSchema.safeParse(readDraft(name)).data ?? null)
  const wasChanged = useRef(false)
  const [form, viewerId, ruleId] = name
  useEffect(() => {
    const own: DraftName = ruleId === undefined ? [form, viewerId] : [form, viewerId, ruleId]
    if (isChanged) keepDraft(own, { values, keptAt: new Date().toISOString() })
    else if (wasChanged.current) forgetDraft(own)
    wasChanged.current = isChanged
  }, [form, viewerId, ruleId, values, isChanged])
  return {
    offered,
    withdraw: () => setOffered(null),
    forget: () => {
      forgetDraft(name)
      setOffered(null)
    }
  }
}

function useSend(rule: CheckRuleRow | null) {
  const [create, creating] = useMutation(createCheckRuleMutation)
  const [change, changing] = useMutation(changeCheckRuleMutation)
  async function send(values: RuleValues, expectedVersion: number): Promise<CheckRuleRow | undefined> {
    const { code, kind, severity, isActive, messageFi: fi, messageSv: sv, messageEn: en } = values
    const said = { severity, spec: specOf(values), message: { fi, sv, en } }
    if (rule === null) {
      const { data } = await create({ variables: { input: { ...said, code: code.trim(), kind } } })
      return data?.createCheckRule.rule
    }
    const { data } = await change({ variables: { input: { ...said, ruleId: rule.id, isActive, expectedVersion } } })
    return data?.changeCheckRule.rule
  }
  return { send, isSaving: creating.loading || changing.loading }
}

/**
 * @param rule the rule to change; null to add one
 * @param onSaved goes on
 */
export function useRuleForm(rule: CheckRuleRow | null, onSaved: (saved: CheckRuleRow) => void) {
  const client = useApolloClient()
  const { id: viewerId } = useViewer()
  const { check, describe } = useRuleCheck()
  const { send, isSaving } = useSend(rule)
  const [base, setBase] = useState(() => ({ values: rule ? valuesOf(rule) : emptyValues, version: rule?.version ?? 0 }))
  const [values, setValues] = useState(base.values)
  const [problems, setProblems] = useState<Problems>(noProblems)
  const [clash, setClash] = useState<RuleValues | null>(null)
  const [attempt, setAttempt] = useState(0)
  const isChanged = !sameValues(values, base.values)
  const draft = useDraft(['check-rule', viewerId, rule?.id ?? 'new'], { values, isChanged })

  /** Somebody else has saved meanwhile: what is typed stays, and what they saved is shown beside it. */
  async function takeNewer(): Promise<boolean> {
    const { data } = await client.query({ query: checkRulesQuery, fetchPolicy: 'network-only' })
    const newer = data?.checkRules.find(({ id }) => id === rule?.id)
    if (!newer) return false
    setBase({ values: valuesOf(newer), version: newer.version })
    setClash(valuesOf(newer))
    return true
  }

  async function save(): Promise<void> {
    const found = check(values)
    setProblems(found)
    setClash(null)
    setAttempt((before) => before + 1)
    if (!isSound(found)) return
    try {
      const saved = await send(values, base.version)
      if (!saved) return
      draft.forget()
      onSaved(saved)
    } catch (error) {
      const isStale = toApiErrors(error).some(({ code }) => code === 'STALE')
      if (!isStale || !(await takeNewer())) setProblems(describe(error))
    }
  }

  return {
    ...{ values, problems, attempt, isChanged, isSaving, clash, save },
    change: (part: Partial<RuleValues>) => setValues((before) => ({ ...before, ...part })),
    closeClash: () => setClash(null),
    /** Says what is wrong without saving; true when nothing is. */
    verify(): boolean {
      const found = check(values)
      setProblems(found)
      if (!isSound(found)) setAttempt((before) => before + 1)
      return isSound(found)
    },
    refuse: (error: unknown) => setProblems(describe(error)),
    draftOf: draft.offered?.keptAt ?? null,
    resumeDraft() {
      if (draft.offered) setValues(draft.offered.values)
      draft.withdraw()
    },
    forgetDraft: draft.forget
  }
}

export type RuleForm = ReturnType<typeof useRuleForm>
