/** The rules of membership: from when members come by admission alone, and how long a notice takes. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import type { ResultOf } from '../../../graphql/graphql.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { membershipRulesQuery, setMembershipRulesMutation } from './membership.operations.js'

const names = ['admissionSince', 'noticeMonths'] as const
type Rules = ResultOf<typeof membershipRulesQuery>['membershipRules']

export function RulesDialog({ onClose }: { readonly onClose: () => void }) {
  const { data } = useQuery(membershipRulesQuery, { fetchPolicy: 'network-only' })
  return data ? <Form rules={data.membershipRules} onClose={onClose} /> : null
}

function Form({ rules, onClose }: { readonly rules: Rules; readonly onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const [since, setSince] = useState(rules.admissionSince === null ? '' : format.day(rules.admissionSince))
  const [months, setMonths] = useState(String(rules.noticeMonths))
  const [save] = useMutation(setMembershipRulesMutation)
  const state = useAct<(typeof names)[number]>({ names }, onClose)
  const submit = () => {
    const admissionSince = since.trim() === '' ? null : readDayText(since, today)
    const noticeMonths = Number(months)
    const isNumber = /^\d{1,2}$/.test(months.trim()) && noticeMonths <= 36
    void state.run(
      async () => {
        await save({ variables: { input: { admissionSince, noticeMonths } } })
        showToast({ kind: 'done', text: t('membership.rules.done') })
      },
      { ...(since.trim() !== '' && admissionSince === null && { admissionSince: t('errors.INVALID_DATE') }), ...(!isNumber && { noticeMonths: t('membership.rules.badMonths') }) }
    )
  }
  return (
    <ActDialog prefix="rules" title={t('membership.rules.title')} submit={t('membership.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <TextField id="rules-noticeMonths" label={t('membership.rules.noticeMonths')} help={t('membership.rules.noticeHelp')} inputMode="numeric" value={months} error={state.refusal.fields.noticeMonths} onChange={({ target }) => setMonths(target.value)} />
      <TextField id="rules-admissionSince" label={t('membership.rules.admissionSince')} help={t('membership.rules.admissionHelp')} isOptional value={since} error={state.refusal.fields.admissionSince} onChange={({ target }) => setSince(target.value)} />
      {rules.withoutMembership > 0 && <p>{t('membership.rules.without', { count: rules.withoutMembership })}</p>}
    </ActDialog>
  )
}
