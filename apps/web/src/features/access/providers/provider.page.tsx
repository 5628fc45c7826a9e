/** The pages on which an identity provider is added and changed. */
import { useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { ApiError } from '../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { LeaveGuard } from '../../../ui/leave-guard.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { summaryOf } from './provider-check.js'
import { ConnectionCheck, RedirectAddress } from './provider-connection.js'
import { Presets, ProviderFields } from './provider-fields.js'
import { GroupDialog, GroupTable } from './provider-groups.js'
import { ClashNotice, DraftNotice } from './provider-notices.js'
import { identityProvidersQuery, type IdentityProvider } from './provider.operations.js'
import { groupKey } from './provider-values.js'
import { useProviderForm, type ProviderForm } from './use-provider-form.js'
import forms from '../../../ui/record-form.module.css'
import styles from './providers.module.css'

export function NewProviderPage() {
  return <ProviderEditor provider={null} />
}

export function ProviderPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  // What is shown at first is what the typed text is compared with: it has to be the newest.
  const { data, error, refetch } = useQuery(identityProvidersQuery, { fetchPolicy: 'network-only' })
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton withHeading lines={12} />
  const provider = data.identityProviders.find((one) => one.id === id)
  return provider ? <ProviderEditor key={id} provider={provider} /> : <ErrorNotice error={new ApiError({ code: 'NOT_FOUND' })} />
}

function Groups({ form, onAdd }: { readonly form: ProviderForm; readonly onAdd: () => void }) {
  const { groups } = form.values
  return (
    <GroupTable
      groups={groups}
      problem={form.problems.fields.groups}
      onAdd={onAdd}
      onRemove={(gone) => form.change({ groups: groups.filter((group) => groupKey(group) !== groupKey(gone)) })}
    />
  )
}

function Head({ provider }: { readonly provider: IdentityProvider | null }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const above = (
    <TextLink key="list" to="/$lang/admin/identity-providers" params={{ lang }}>
      {t('nav.identityProviders')}
    </TextLink>
  )
  return (
    <PageHeader
      title={provider ? pick(provider.name) : t('provider.newTitle')}
      breadcrumb={[above]}
      meta={provider ? t('provider.linked', { count: provider.linkedCount }) : t('provider.newMeta')}
    />
  )
}

/** @param props.provider the provider to change; null to add one */
export function ProviderEditor({ provider }: { readonly provider: IdentityProvider | null }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const navigate = useNavigate()
  const isDone = useRef(false)
  const [isAdding, setAdding] = useState(false)
  const form = useProviderForm(provider, (saved) => {
    showToast({ kind: 'done', id: 'provider', text: t('provider.saved', { name: pick(saved.name) }) })
    if (provider !== null) return
    isDone.current = true
    void navigate({ to: '/$lang/admin/identity-providers/$id', params: { lang, id: saved.id } })
  })
  const { problems, values, attempt, isChanged, isSaving, change, forgetDraft } = form
  return (
    <>
      <Head provider={provider} />
      <LeaveGuard
        title={t('provider.leave.title')}
        text={t('provider.leave.text')}
        hasChanges={() => isChanged && !isDone.current}
        onDiscard={() => {
          isDone.current = true
          forgetDraft()
        }}
      />
      <DraftNotice form={form} />
      <ErrorSummary errors={summaryOf(problems)} attempt={attempt} />
      <ClashNotice form={form} />
      <div className={forms.form}>
        <RedirectAddress />
        {provider ? <ConnectionCheck provider={provider} isChanged={isChanged} /> : <Presets form={form} />}
      </div>
      <ProviderFields form={form} hasSecret={provider?.hasSecret ?? false} groups={<Groups form={form} onAdd={() => setAdding(true)} />}>
        <div className={forms.acts}>
          <Button type="submit" variant="primary" isBusy={isSaving}>
            {t(provider ? 'provider.save' : 'provider.add')}
          </Button>
          <ButtonLink variant="quiet" to="/$lang/admin/identity-providers" params={{ lang }}>
            {t('ui.cancel')}
          </ButtonLink>
        </div>
        <p className={styles.state} role="status">
          {isChanged && t('provider.draft.kept')}
        </p>
      </ProviderFields>
      {isAdding && (
        <GroupDialog
          groups={values.groups}
          onAdd={(group) => change({ groups: [...values.groups, group] })}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  )
}
