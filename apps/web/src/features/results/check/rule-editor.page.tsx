/** The pages on which a rule is added and changed. */
import { useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useRef } from 'react'
import { useCan } from '../../../app/viewer.js'
import { ApiError } from '../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { ClashNotice, DraftNotice } from '../../../ui/form-notices.js'
import { LeaveGuard } from '../../../ui/leave-guard.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { checkRulesQuery, type CheckRuleRow } from './check.operations.js'
import { summaryOf } from './rule-check.js'
import { RuleFields } from './rule-form.js'
import { RuleTrial } from './rule-trial.js'
import { textFields } from './rule-values.js'
import { useRuleForm, type RuleForm } from './use-rule-form.js'
import forms from '../../../ui/record-form.module.css'
import styles from './rule.module.css'

export function NewRulePage() {
  return <RuleEditor rule={null} />
}

export function EditRulePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  // What is shown at first is what the typed text is compared with: it has to be the newest.
  const { data, error, refetch } = useQuery(checkRulesQuery, { fetchPolicy: 'network-only' })
  const rule = data?.checkRules.find((one) => one.id === id)
  if (rule) return <RuleEditor key={id} rule={rule} />
  if (data) return <ErrorNotice error={new ApiError({ code: 'NOT_FOUND' })} />
  if (!error) return <Skeleton withHeading lines={12} />
  return <ErrorNotice error={error} onRetry={() => void refetch()} />
}

/** @param props.rule the rule to change; null to add one */
export function RuleEditor({ rule }: { readonly rule: CheckRuleRow | null }) {
  const mayManage = useCan('indicator.manage')
  if (!mayManage) return <ErrorNotice error={new ApiError({ code: 'NOT_ALLOWED' })} />
  return <Editor rule={rule} />
}

/** What somebody else has changed meanwhile, text by text. */
function Clash({ form }: { readonly form: RuleForm }) {
  const t = useText()
  const { clash, values, change, closeClash } = form
  const rows = textFields
    .filter((field) => clash && clash[field] !== values[field])
    .map((field) => ({
      field,
      name: t(field.startsWith('message') ? `check.field.message.${field.slice(7).toLowerCase()}` : `check.field.${field}`),
      ...{ saved: clash?.[field] ?? '', mine: values[field], isTaken: false },
      onTake: () => change({ [field]: clash?.[field] ?? '' })
    }))
  return <ClashNotice clash={clash} rows={rows} onClose={closeClash} />
}

function Editor({ rule }: { readonly rule: CheckRuleRow | null }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const isDone = useRef(false)
  const form = useRuleForm(rule, (saved) => {
    isDone.current = true
    showToast({ kind: 'done', id: 'check-rule', text: t(rule === null ? 'check.form.added' : 'check.form.saved', { code: saved.code }) })
    void navigate({ to: '/$lang/results/rules', params: { lang } })
  })
  const list = (
    <TextLink key="list" to="/$lang/results/rules" params={{ lang }}>
      {t('check.list.title')}
    </TextLink>
  )
  return (
    <>
      <PageHeader
        title={rule === null ? t('check.form.newTitle') : t('check.form.editTitle', { code: rule.code })}
        breadcrumb={[list]}
        meta={rule === null ? t('check.form.meta') : t('check.form.kindMeta', { kind: t(`check.kind.${rule.kind}`) })}
      />
      <LeaveGuard
        title={t('check.leave.title')}
        text={t('check.leave.text')}
        hasChanges={() => form.isChanged && !isDone.current}
        onDiscard={() => {
          isDone.current = true
          form.forgetDraft()
        }}
      />
      <DraftNotice
        draftOf={form.draftOf}
        text={(when) => t('check.draft.text', { when })}
        onResume={form.resumeDraft}
        onDiscard={form.forgetDraft}
      />
      <ErrorSummary errors={summaryOf(form.problems, form.values)} attempt={form.attempt} />
      <Clash form={form} />
      <RuleFields form={form} isNew={rule === null}>
        <RuleTrial form={form} />
        <div className={forms.acts}>
          <Button type="submit" variant="primary" isBusy={form.isSaving}>
            {t(rule === null ? 'check.form.add' : 'check.form.save')}
          </Button>
          <ButtonLink variant="quiet" to="/$lang/results/rules" params={{ lang }}>
            {t('ui.cancel')}
          </ButtonLink>
        </div>
        <p className={styles.kept} role="status">
          {form.isChanged && t('check.draft.kept')}
        </p>
      </RuleFields>
    </>
  )
}
